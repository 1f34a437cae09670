import { spawn } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Warning } from "@quickening/core";
import { afterAll, describe, expect, it } from "vitest";
import { inProcess } from "../../map/in-process.ts";
import { mapItems, settleItems } from "../../map/map-items.ts";
import { codeHash } from "./code-hash.ts";
import { keptResults } from "./kept-results.ts";

const top = mkdtempSync(join(tmpdir(), "quickening-kept-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(top, `${++folders}`);

async function all<T>(results: AsyncIterable<T>): Promise<T[]> {
	const found: T[] = [];
	for await (const result of results) found.push(result);
	return found;
}
const filesIn = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((each) => each.isFile())
		.map((each) => join(each.parentPath, each.name));

describe("keptResults", () => {
	it("does an item once for a key, and again for another key or name", async () => {
		const folder = newFolder();
		const done: string[] = [];
		const work = (id: string) => {
			done.push(id);
			return { id, values: new Float64Array([1, Number.NaN]), at: new Map([["a", undefined]]) };
		};
		const run = (ids: string[], key: unknown) => all(mapItems(ids, keptResults(inProcess(work), { folder, key })));
		const first = await run(["a", "b"], { code: "1", parameters: { x: 1, y: 2 } });
		expect(await run(["c", "b", "a"], { parameters: { y: 2, x: 1 }, code: "1" })).toEqual([
			{ ...first[0], id: "c" },
			first[1],
			first[0],
		]);
		expect(done).toEqual(["a", "b", "c"]);
		await run(["a"], { code: "2", parameters: { x: 1, y: 2 } });
		expect(done).toEqual(["a", "b", "c", "a"]);
	});

	it("tells names apart that a file system might not", async () => {
		const folder = newFolder();
		const ids = ["a/b", "a_b", "A_B", "../x", "", "é".repeat(300), "é".repeat(301), "con", "a\0b"];
		const engine = keptResults(
			inProcess((id: string) => `of ${id}`),
			{ folder, key: 1 },
		);
		await all(mapItems(ids, engine));
		const again = keptResults(
			inProcess((): string => "done again"),
			{ folder, key: 1 },
		);
		expect(await all(mapItems(ids, again))).toEqual(ids.map((id) => `of ${id}`));
		expect(filesIn(folder)).toHaveLength(ids.length);
	});

	it("keeps no error, and goes on behind it the next time", async () => {
		const folder = newFolder();
		let isBroken = true;
		const work = (x: number) => {
			if (x === 2 && isBroken) throw new Error("no");
			return 10 * x;
		};
		const run = () => all(settleItems([1, 2, 3], keptResults(inProcess(work), { folder, key: 1 }), { chunkSize: 2 }));
		expect((await run()).map(({ ok }) => ok)).toEqual([true, false, true]);
		await expect(
			all(mapItems([1, 2, 3], keptResults(inProcess(work), { folder, key: 1 }), { chunkSize: 3 })),
		).rejects.toThrow("2: no");
		isBroken = false;
		expect((await run()).map((each) => each.ok && each.value)).toEqual([10, 20, 30]);
	});

	it("makes a damaged result anew and says so: cut short, changed, of another item", async () => {
		const folder = newFolder();
		const warnings: Warning[] = [];
		const run = () =>
			all(
				mapItems(
					["a", "b", "c", "d"],
					keptResults(
						inProcess((id: string) => `${id} is well`),
						{ folder, key: 1, onWarning: (each) => warnings.push(each) },
					),
				),
			);
		await run();
		const [a, b, c, d] = filesIn(folder).sort() as [string, string, string, string];
		truncateSync(a, 100);
		const bytes = readFileSync(b);
		bytes[bytes.length - 3]! ^= 1;
		writeFileSync(b, bytes);
		writeFileSync(c, readFileSync(d));
		expect(await run()).toEqual(["a is well", "b is well", "c is well", "d is well"]);
		expect(warnings.map(({ code }) => code)).toEqual(["damaged-result", "damaged-result", "damaged-result"]);
		await run();
		expect(warnings).toHaveLength(3);
	});

	it("refuses two items of one name and a key that is not plain data", async () => {
		const folder = newFolder();
		await expect(
			all(
				mapItems(
					["a", "a"],
					keptResults(
						inProcess(() => 1),
						{ folder, key: 1 },
					),
				),
			),
		).rejects.toThrow("keptResults: items must have names of their own; got a twice");
		for (const key of [undefined, { f: () => 1 }, [Number.NaN], new Date(0), { deep: [new Map()] }]) {
			expect(() =>
				keptResults(
					inProcess(() => 1),
					{ folder, key },
				),
			).toThrow("keptResults: key must be plain data");
		}
	});

	it("goes on after kill -9 with what is there, and leaves nothing half-written", async () => {
		const folder = newFolder();
		const whole = await program(folder, 40);
		const expected = whole.lines;
		expect(expected).toHaveLength(40);
		const cut = newFolder();
		let kills = 0;
		for (;;) {
			// Killed a little later each time, in the midst of it.
			const { lines, killed } = await program(cut, 40, 3 + 4 * kills);
			expect(lines).toEqual(expected.slice(0, lines.length));
			for (const file of filesIn(cut).filter((each) => !each.endsWith(".aside"))) {
				expect(readFileSync(file)).toEqual(readFileSync(file.replace(cut, folder)));
			}
			if (!killed) break;
			kills++;
		}
		expect(kills).toBeGreaterThan(1);
		for (const file of filesIn(cut)) if (file.endsWith(".aside")) utimesSync(file, 1, 1);
		await program(cut, 40);
		const names = (each: string) => filesIn(each).map((file) => file.replace(each, ""));
		expect(names(cut).sort()).toEqual(names(folder).sort());
	});
});

/** Runs keep.ts; kills it once so many lines were printed. */
function program(
	folder: string,
	items: number,
	killAfter = Number.POSITIVE_INFINITY,
): Promise<{ lines: string[]; killed: boolean }> {
	const script = fileURLToPath(new URL("../test-programs/keep.ts", import.meta.url));
	const flags = ["--conditions=@quickening/source", "--no-warnings"];
	const child = spawn(process.execPath, [...flags, script, folder, `${items}`], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	let text = "";
	const lines = () => text.split("\n").slice(0, -1);
	child.stdout.setEncoding("utf8");
	child.stdout.on("data", (more: string) => {
		text += more;
		if (lines().length >= killAfter) child.kill("SIGKILL");
	});
	return new Promise((resolve, reject) => {
		child.on("error", reject);
		child.on("close", (code, signal) => {
			if (code !== 0 && signal !== "SIGKILL") reject(new Error(`keep.ts ended with ${code}`));
			else resolve({ lines: lines(), killed: signal === "SIGKILL" });
		});
	});
}

describe("codeHash", () => {
	it("changes with code that is reached by imports, and with nothing else", () => {
		const folder = newFolder();
		const main = (name: string) => join(folder, name, "main.ts");
		const write = (name: string, deep: string, more = "") => {
			for (const [file, text] of Object.entries({
				"main.ts": 'import { a } from "./a.ts";\nconsole.log(a as number);\n',
				"a.ts": 'export { b as a } from "./deep/b.ts";\n',
				"deep/b.ts": deep,
				"other.ts": more,
			})) {
				const path = join(folder, name, file);
				mkdirSync(dirname(path), { recursive: true });
				writeFileSync(path, text);
			}
			return codeHash(new URL(`file://${main(name)}`));
		};
		const first = write("1", "export const b: number = 1;\n");
		expect(first).toMatch(/^[0-9a-f]{64}$/);
		expect(write("elsewhere", "export const b: number = 1;\n", "export {};\n")).toBe(first);
		expect(write("2", "export const b: number = 2;\n")).not.toBe(first);
	});

	it("reaches our own packages and the npm packages behind them", () => {
		const hash = codeHash(new URL("../test-programs/work.worker.ts", import.meta.url));
		expect(hash).toBe(codeHash(new URL("../test-programs/work.worker.ts", import.meta.url)));
	});

	it("refuses an import of a name that is not written out", () => {
		const folder = newFolder();
		mkdirSync(dirname(join(folder, "x.js")), { recursive: true });
		writeFileSync(join(folder, "x.js"), "const name = './y.js';\nawait import(name);\n");
		expect(() => codeHash(new URL(`file://${join(folder, "x.js")}`))).toThrow(
			"imports a module by a name that is not written out",
		);
	});
});
