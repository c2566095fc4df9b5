// Writes the part of GitHub's description of its API that releases need. Reading the whole takes a minute and 460 MB.
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const source = "node_modules/@octokit/openapi/generated";
const whole = JSON.parse(readFileSync(`${source}/api.github.com.json`, "utf8"));
const paths = [
  "/repos/{owner}/{repo}/releases",
  "/repos/{owner}/{repo}/releases/{release_id}",
  "/repos/{owner}/{repo}/releases/{release_id}/assets",
  "/repos/{owner}/{repo}/releases/assets/{asset_id}",
  "/repos/{owner}/{repo}/git/ref/{ref}",
];
const part = { openapi: whole.openapi, info: whole.info, servers: whole.servers, paths: {}, components: {} };

const take = (value) => {
  if (!value || typeof value !== "object") {
    return;
  }
  if (typeof value.$ref === "string") {
    const [, kind, name] = value.$ref.slice(2).split("/");
    part.components[kind] ??= {};
    if (!part.components[kind][name]) {
      part.components[kind][name] = whole.components[kind][name];
      take(whole.components[kind][name]);
    }
  }
  Object.values(value).forEach(take);
};

for (const path of paths) {
  // The description marks {ref} as several segments (x-multi-segment), for which OpenAPI has no word.
  part.paths[path.replace("/ref/{ref}", "/ref/tags/{ref}")] = whole.paths[path];
  take(whole.paths[path]);
}
// Its text on uploads names this state, its schema does not.
part.components.schemas["release-asset"].properties.state.enum.push("starter");
writeFileSync("releases.json", JSON.stringify(part));
rmSync(source, { recursive: true });
