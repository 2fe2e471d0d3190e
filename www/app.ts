import { explain, HongbaoError, ready } from "hongbao";

const state = document.querySelector("#state") as HTMLOutputElement;

ready().then(
  () => (state.value = "hongbao"),
  (problem: unknown) => (state.value = problem instanceof HongbaoError ? explain(problem) : String(problem)),
);
