import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("..", import.meta.url));

it("the README's first example prints what it says", () => {
	const readme = readFileSync(`${folder}/README.md`, "utf8");
	const [, code = "", printed] = /```ts\n([\s\S]*?)```\n\nprints\n\n```\n([\s\S]*?)```/.exec(readme) ?? [];
	const flags = ["--conditions=@quickening/source", "--input-type=module-typescript", "-"];
	const output = execFileSync(process.execPath, flags, { cwd: folder, input: code, encoding: "utf8" });
	expect(output.replaceAll("\u00a0", " ")).toBe(printed);
});
