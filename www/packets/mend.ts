import { formatAmount, HongbaoError, type Unit } from "hongbao";
import type { DraftProblem } from "./draft.js";

/** A figure that would do. */
export interface Mend {
  readonly field: "total" | "min" | "max";
  readonly text: string;
}

/** Finds the nearest figure that an error names. */
export function mendOf(problem: DraftProblem | undefined, { decimals = 2 }: Unit): Mend | undefined {
  if (!(problem instanceof HongbaoError)) return undefined;
  const { needed, nearest } = problem.data;
  const write = (minor: string | number | undefined) => (/^[1-9]\d*$/.test(String(minor)) ? formatAmount(BigInt(String(minor)), decimals) : undefined);
  const [field, text] =
    problem.code === "total-too-small"
      ? (["total", write(needed)] as const)
      : problem.code === "min-too-large"
        ? (["min", write(nearest)] as const)
        : problem.code === "max-too-small"
          ? (["max", write(nearest)] as const)
          : ([undefined, undefined] as const);
  return field === undefined || text === undefined ? undefined : { field, text };
}
