// A reporter of Node's test runner: every process that runs tests leaves a file of JUnit XML of its own.
import { junit } from 'node:test/reporters';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default async function* (source) {
  let text = '';
  for await (const part of junit(source)) text += part;
  writeFileSync(join(process.env.PIPELINE_TEST_RESULTS, `node-${process.pid}.xml`), text);
}
