import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import * as cardio from "@quickening/cardio";
import * as deepLearning from "@quickening/deep-learning";
import * as deepLearningNode from "@quickening/deep-learning/node";
import * as glucose from "@quickening/glucose";
import * as io from "@quickening/io";
import * as learning from "@quickening/learning";
import * as signal from "@quickening/signal";
import * as stats from "@quickening/stats";
import * as table from "@quickening/table";
import * as validation from "@quickening/validation";
import * as voice from "@quickening/voice";
import { expect, it } from "vitest";
import { tensorFlow, tensorFlowNote } from "../../packages/modelling/deep-learning/test/examples.ts";

const modules: Record<string, object> = {
	"@quickening/cardio": cardio,
	"@quickening/deep-learning": deepLearning,
	"@quickening/deep-learning/node": deepLearningNode,
	"@quickening/glucose": glucose,
	"@quickening/io": io,
	"@quickening/learning": learning,
	"@quickening/signal": signal,
	"@quickening/stats": stats,
	"@quickening/table": table,
	"@quickening/validation": validation,
	"@quickening/voice": voice,
};

const names = new Set(Object.keys(modules).map((address) => address.split("/")[1]));
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

for (const name of names) {
	const isWithout = name === "deep-learning" && tensorFlow === undefined;
	const note = isWithout ? tensorFlowNote : "";
	it.skipIf(isWithout)(`the example in the README of ${name} prints what stands below it${note}`, async () => {
		const readme = readFileSync(new URL(`../../node_modules/@quickening/${name}/README.md`, import.meta.url), "utf8");
		const [, code, printed] = /```ts\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];
		const plain = stripTypeScriptTypes(code.replaceAll(/\btype \w+, /g, ""));
		const body = plain.replaceAll(/import (\{[^}]*\}) from "([^"]+)";/g, 'const $1 = modules["$2"];');
		const lines: string[] = [];
		const log = (...values: unknown[]) => lines.push(values.join(" "));
		await new AsyncFunction("modules", "console", body)(modules, { log });
		expect(`${lines.join("\n")}\n`).toBe(printed);
	});
}
