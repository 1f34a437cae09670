import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import * as cardio from "@quickening/cardio";
import * as glucose from "@quickening/glucose";
import * as io from "@quickening/io";
import * as learning from "@quickening/learning";
import * as signal from "@quickening/signal";
import * as stats from "@quickening/stats";
import * as validation from "@quickening/validation";
import * as voice from "@quickening/voice";
import { expect, it } from "vitest";

const modules: Record<string, object> = {
	"@quickening/cardio": cardio,
	"@quickening/glucose": glucose,
	"@quickening/io": io,
	"@quickening/learning": learning,
	"@quickening/signal": signal,
	"@quickening/stats": stats,
	"@quickening/validation": validation,
	"@quickening/voice": voice,
};

for (const name of Object.keys(modules).map((address) => address.slice("@quickening/".length))) {
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
