// Prints what actionlint and action-validator find in the workflows of a folder, one finding a line.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { validateWorkflow } from "@action-validator/core";

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  // The linters are older than the time zone of a schedule (March 2026), the machines of 2024 and the context "vars" (2023).
  const content = readFileSync(join(folder, name), "utf8").replace(/ubuntu-24\.04/g, "ubuntu-22.04").replace(/^ +timezone: .*\n/gm, "");
  // Its memory wears out over many files: each gets a linter of its own.
  const lint = await createLinter();
  for (const finding of lint(content, `.github/workflows/${name}`)) {
    if (finding.message.startsWith('undefined variable "vars"')) {
      continue;
    }
    console.log(`actionlint: ${name}:${finding.line}:${finding.column}: ${finding.message}`);
  }
  for (const error of validateWorkflow(content).errors) {
    console.log(`action-validator: ${name}: ${JSON.stringify(error)}`);
  }
}
