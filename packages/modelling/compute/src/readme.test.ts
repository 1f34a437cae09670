import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, it } from "vitest";
import * as api from "./index.ts";

it("the README's example prints what stands below it", async () => {
	const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
	const [, code = "", printed] = /```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
	const body = stripTypeScriptTypes(code).replace(/import (\{[^}]*\}) from "[^"]+";/g, "const $1 = api;");
	const lines: string[] = [];
	const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
	await new AsyncFunction("api", "console", body)(api, {
		log: (...values: unknown[]) => lines.push(values.join(" ")),
	});
	expect(`${lines.join("\n")}\n`).toBe(printed);
});
