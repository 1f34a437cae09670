import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import * as learning from "@quickening/learning";
import * as stats from "@quickening/stats";
import * as validation from "@quickening/validation";
import { expect, it } from "vitest";

const modules: Record<string, object> = {
	"@quickening/learning": learning,
	"@quickening/stats": stats,
	"@quickening/validation": validation,
};

for (const name of ["stats", "learning", "validation"]) {
	it(`the example in packages/${name}/README.md prints what stands below it`, () => {
		const readme = readFileSync(new URL(`../../packages/${name}/README.md`, import.meta.url), "utf8");
		const [, code, printed] = /```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
		const plain = stripTypeScriptTypes(code.replaceAll(/\btype \w+, /g, ""));
		const body = plain.replaceAll(/import (\{[^}]*\}) from "([^"]+)";/g, 'const $1 = modules["$2"];');
		const lines: string[] = [];
		const log = (...values: unknown[]) => lines.push(values.join(" "));
		new Function("modules", "console", body)(modules, { log });
		expect(`${lines.join("\n")}\n`).toBe(printed);
	});
}
