import { describe, expect, it } from "vitest";
import { parseTypeScript } from "../../syntax-tree.ts";
import { moduleBindings } from "./module-bindings.ts";
import { recordedValues } from "./recorded-values.ts";

/** The ids that a script records, holes as *, sorted; "(lost)" when more may be recorded. */
async function idsOf(script: string, others: Readonly<Record<string, string>> = {}): Promise<string[]> {
	const sources = { "papers/p/main.ts": script, ...others };
	const modules = [];
	for (const [file, source] of Object.entries(sources)) {
		modules.push(moduleBindings(file, await parseTypeScript(source, file)));
	}
	const { recordings, lost } = recordedValues("papers/p/main.ts", modules, { "@q/a": "packages/a/src/index.ts" });
	const ids = recordings.flatMap(({ ids }) => ids.map((id) => id.replaceAll("\u0000", "*")));
	return [...ids.sort(), ...(lost === undefined ? [] : ["(lost)"])];
}
const inScript = (body: string, head = "") => idsOf(`${head}\nexport default function main(stage) {\n${body}\n}\n`);

describe("recordedValues follows the stage", () => {
	it.each([
		["a call", 'stage.value("a", v);', ["a"]],
		["a computed key that is written out", 'stage["value"]("a", v);', ["a"]],
		["another name", 'const s = stage; s.value("a", v);', ["a"]],
		["its function by name", 'const record = stage.value; record("a", v);', ["a"]],
		["destructuring", 'const { value } = stage; value("a", v);', ["a"]],
		["destructuring with another name", 'const { value: put, param } = stage; put("a", v); param("b");', ["a"]],
		["bind", 'const put = stage.value.bind(stage); put("a", v);', ["a"]],
		["call", 'stage.value.call(stage, "a", v);', ["a"]],
		["a closure", 'const put = (id) => stage.value(id, v); put("a"); put("b");', ["a", "b"]],
		["a closure in a loop", '["a", "b"].forEach((id) => stage.value(id, v));', ["a", "b"]],
		["either of two", 'const s = stage ?? other; s.value("a", v);', ["a"]],
		["a condition on it", 'if (stage) stage.value("a", v);', ["a"]],
		["an assignment", 'let s; s = stage; s.value("a", v);', ["a"]],
	])("through %s", async (_title, body, ids) => {
		expect(await inScript(body)).toEqual(ids);
	});

	it.each([
		["a helper", 'helper(stage, "a");', 'function helper(s, id) { s.value(id + ".b", 1); }', ["a.b"]],
		[
			"a helper that takes an object",
			'helper({ stage, id: "a" });',
			"const helper = ({ stage, id }) => stage.value(id, 1);",
			["a"],
		],
		[
			"a helper that keeps the object",
			"helper({ s: stage });",
			'function helper(given) { given.s.value("a", 1); }',
			["a"],
		],
		["a helper that takes the function", "helper(stage.value);", 'function helper(put) { put("a", 1); }', ["a"]],
		[
			"a helper of a helper",
			"outer(stage);",
			'function outer(s) { inner(s, "a"); }\nfunction inner(s, id) { s.value(id, 1); }',
			["a"],
		],
		[
			"a helper that calls back",
			"run((id) => stage.value(id, 1));",
			'function run(put) { put("a"); put("b"); }',
			["a", "b"],
		],
		["an argument with a default", "helper(stage);", 'function helper(s, id = "a") { s.value(id, 1); }', ["a"]],
		["an async helper", "return helper(stage);", 'async function helper(s) { s.value("a", 1); }', ["a"]],
		[
			"a helper that gives a function",
			'const record = recorder(stage); record("a", 1); record("b", 2);',
			"function recorder(s) { return (id, v) => s.value(id, v); }",
			["a", "b"],
		],
		[
			"a helper that gives a function to code that is not there",
			"unknown(recorder(stage));",
			"const recorder = (s) => (id, v) => s.value(id, v);",
			["*"],
		],
		[
			"a helper that is handed over and gives a function",
			"unknown(recorder); recorder(stage)('a', 1);",
			"const recorder = (s) => (id, v) => s.value(id, v);",
			["*", "a"],
		],
		[
			"recursion",
			"helper(stage, 3);",
			'function helper(s, n) { s.value("a", n); if (n > 0) helper(s, n - 1); }',
			["a"],
		],
	])("into %s", async (_title, body, head, ids) => {
		expect(await inScript(body, head)).toEqual(ids);
	});

	it("into other modules, through indexes and packages", async () => {
		const script =
			'import { a } from "./a.ts";\nimport b from "./b.ts";\nimport { c } from "@q/a";\nexport default (stage) => { a(stage); b(stage); c(stage); };\n';
		expect(
			await idsOf(script, {
				"papers/p/a.ts": 'import { id } from "./ids.ts";\nexport function a(stage) { stage.value(id, 1); }\n',
				"papers/p/ids.ts": 'export const id = "from.a";\n',
				"papers/p/b.ts": 'export default function (stage) { stage.value("from.b", 1); }\n',
				"packages/a/src/index.ts": 'export { see as c } from "./c.ts";\n',
				"packages/a/src/c.ts": 'const see = (stage) => stage.value("from.c", 1);\nexport { see };\n',
			}),
		).toEqual(["from.a", "from.b", "from.c"]);
	});

	it.each([
		["a list", "const all = [stage]; all[0].value('a', 1);"],
		["code that is not there", "unknown(stage);"],
		["a method of something else", "const m = new Map(); m.set('s', stage);"],
		["a computed key", "stage[name]('a', 1);"],
		["a spread object", "helper({ ...stage });"],
		["apply", "stage.value.apply(stage, args);"],
		["a field", "this.stage = stage;"],
		["a return", "return () => stage;"],
	])("and says that it lost it in %s", async (_title, body) => {
		expect(await inScript(body)).toContain("(lost)");
	});

	it("and says that it lost it in a default export that is no function written out", async () => {
		expect(await idsOf("export default wrap((stage) => stage.value('a', 1));\n")).toContain("(lost)");
	});
});

describe("recordedValues works out ids", () => {
	it.each([
		["templates with constants", "const a = 'x'; stage.value(`${a}.y`, 1);", ["x.y"]],
		["numbers in templates", "stage.value(`p${90}`, 1);", ["p90"]],
		["choices", "stage.value(flag ? 'a' : 'b', 1);", ["a", "b"]],
		["loops over a list", "for (const g of ['a', 'b']) stage.value(`x.${g}`, 1);", ["x.a", "x.b"]],
		["loops over pairs", "for (const [id, n] of [['a', 1], ['b', 2]]) stage.value(id, n);", ["a", "b"]],
		["loops over objects", "for (const { id } of [{ id: 'a' }, { id: 'b' }]) stage.value(id, 1);", ["a", "b"]],
		["keys", "for (const k of Object.keys({ a: 1, b: 2 })) stage.value(k, 1);", ["a", "b"]],
		["entries", "for (const [k, v] of Object.entries({ a: 1, b: 2 })) stage.value(k, v);", ["a", "b"]],
		["lists that are mapped", "['a', 'b'].map((g) => `x.${g}`).forEach((id) => stage.value(id, 1));", ["x.a", "x.b"]],
		["lists that are spread", "const l = ['a']; for (const id of [...l, 'b']) stage.value(id, 1);", ["a", "b"]],
		["objects by key", "const ids = { a: 'x', b: 'y' }; stage.value(ids.a, 1);", ["x"]],
		["functions that give texts", "const id = (g) => `x.${g}`; stage.value(id('a'), 1);", ["x.a"]],
		["what data decide", "for (const row of rows) stage.value(`x.${row.id}`, 1);", ["x.*"]],
		["what data decide alone", "for (const row of rows) stage.value(row.id, 1);", ["*"]],
		["spread arguments", "stage.value(...args);", ["*"]],
		["a list that is pushed to", "const l = []; l.push(row.id); for (const id of l) stage.value(id, 1);", ["*"]],
		["a list that is handed over", "const l = ['a']; fill(l); for (const id of l) stage.value(id, 1);", ["*", "a"]],
		["an object that gets keys", "const o = { a: 'x' }; o[k] = row.id; stage.value(o.a, 1);", ["*", "x"]],
		["functions in a list", "const f = ['a'].map((n) => (id) => stage.value(`${n}.${id}`, 1)); f[0]('x');", ["a.*"]],
		[
			"functions of a function that is handed over too",
			"const make = (n) => (id) => stage.value(`${n}.${id}`, 1); make('a')('x'); ['b'].map(make)[0]('y');",
			["*.*", "*.x", "a.*", "a.x"],
		],
		[
			"a function with a name for each element",
			"const one = (id) => stage.value(id, 1); one('a'); ids.forEach(one);",
			["*", "a"],
		],
		["a text that is worked on", "stage.value(name.toLowerCase(), 1);", ["*"]],
		["a variable that changes", "let id = 'a'; id = 'b'; stage.value(id, 1);", ["a", "b"]],
		["a variable that grows", "let id = 'a'; id += row.id; stage.value(id, 1);", ["*", "a"]],
		["a variable that is counted up", "for (let i = 0; i < 3; i++) stage.value(`x.${i}`, 1);", ["x.*", "x.0"]],
		["a variable of a pattern", "let id = 'a'; [id] = [row.id]; stage.value(id, 1);", ["*", "a"]],
		["a variable of an object's pattern", "let id = 'a'; ({ id } = row); stage.value(id, 1);", ["*", "a"]],
		["a variable of a loop over it", "let id = 'a'; for (id of ids) stage.value(id, 1);", ["*", "a"]],
		["shadowed names", "const id = 'a'; { const id = 'b'; stage.value(id, 1); }", ["b"]],
	])("from %s", async (_title, body, ids) => {
		expect(await inScript(body)).toEqual(ids);
	});

	it("keeps the number of ids in bounds", async () => {
		const digits = "['0','1','2','3','4','5','6','7','8','9']";
		const ids = await inScript(
			`for (const a of ${digits}) for (const b of ${digits}) for (const c of ${digits}) for (const d of ${digits}) stage.value(\`x.\${a}\${b}\${c}\${d}\`, 1);`,
		);
		expect(ids.length).toBeLessThanOrEqual(2000);
		expect(ids.every((id) => id.startsWith("x."))).toBe(true);
	});
});
