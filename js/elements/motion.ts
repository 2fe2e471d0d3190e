// The motion of an opening; none for people who asked for less of it. A script's animations need no style that a policy forbids.

/** Turns the coin. */
export function spin(coin: Element): void {
  const turned = (degrees: number) => ({ transform: `translate(-50%, 50%) rotateY(${degrees}deg)` });
  animate(coin, [turned(0), turned(720)], { duration: 600, easing: "cubic-bezier(0.3, 0.6, 0.3, 1)" });
}

/** Lets an amount rise; the first waits until the envelope is open. */
export function pop(amount: Element, first: boolean): void {
  const risen = { opacity: 1, transform: "none" };
  const frames = [{ opacity: 0, transform: "translateY(0.6em) scale(0.7)" }, { ...risen, transform: "translateY(-0.08em) scale(1.08)", offset: 0.7 }, risen];
  animate(amount, frames, { duration: 500, delay: first ? 450 : 100, easing: "ease-out", fill: "backwards" });
}

/** Lets gold paper fly from the middle of the frame. */
export function burst(frame: Element): void {
  if (still()) return;
  for (let piece = 0; piece < 18; piece += 1) {
    const spark = document.createElement("i");
    spark.className = "spark";
    spark.setAttribute("aria-hidden", "true");
    frame.append(spark);
    const angle = (piece / 18) * 2 * Math.PI;
    const [x, y] = [Math.cos(angle) * (4 + (piece % 3) * 2), Math.sin(angle) * (4 + (piece % 4)) - 2];
    const frames = [
      { opacity: 1, transform: "translate(0, 0)" },
      { opacity: 1, transform: `translate(${x}em, ${y}em) rotate(${piece * 70}deg)`, offset: 0.5 },
      { opacity: 0, transform: `translate(${x * 1.2}em, ${y + 7}em) rotate(${piece * 140}deg)` },
    ];
    const flight = animate(spark, frames, { duration: 1400, delay: 500, easing: "cubic-bezier(0.2, 0.7, 0.4, 1)" });
    if (flight === undefined) spark.remove();
    else flight.onfinish = () => spark.remove();
  }
}

function animate(element: Element, frames: Keyframe[], options: KeyframeAnimationOptions): Animation | undefined {
  return still() || typeof element.animate !== "function" ? undefined : element.animate(frames, options);
}

function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
