// A reporter of Node's test runner: the files that hold a failing test, a line each.

export default async function* failedFiles(events) {
  const files = new Set();
  for await (const { type, data } of events) if (type === "test:fail" && data.file !== undefined) files.add(data.file);
  for (const file of files) yield `${file}\n`;
}
