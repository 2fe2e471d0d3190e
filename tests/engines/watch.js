// Stands before the page's own scripts and keeps what goes wrong where a driver can read it.
(function () {
  var problems = (globalThis.problems = []);
  var said = console.error;
  console.error = function (...words) {
    problems.push(`console: ${words.join(" ")}`);
    said.apply(console, words);
  };
  addEventListener("error", ({ message, target }) => problems.push(message ?? `not loaded: ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => problems.push(`rejected: ${reason}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => problems.push(`${effectiveDirective} forbids ${blockedURI}`));
})();
