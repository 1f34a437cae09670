import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { expect, it } from "vitest";
import * as api from "./index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)];

it("the README has examples", () => {
	expect(examples.length).toBe(2);
});

it.each(examples.map(([, code, printed], i) => [i + 1, code!, printed!] as const))(
	"example %i prints what stands below it",
	(_, code, printed) => {
		const body = stripTypeScriptTypes(code).replace(/import (\{[^}]*\}) from "[^"]+";/g, "const $1 = api;");
		const lines: string[] = [];
		new Function("api", "console", body)(api, { log: (...values: unknown[]) => lines.push(values.join(" ")) });
		expect(`${lines.join("\n")}\n`).toBe(printed);
	},
);
