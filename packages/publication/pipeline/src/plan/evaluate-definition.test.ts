import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { evaluateDefinition } from "./evaluate-definition.ts";
import { loadPaper } from "./load-paper.ts";

let root: string;
const file = "papers/p/paper.ts";
const write = (path: string, text: string) => {
	mkdirSync(join(root, path, ".."), { recursive: true });
	writeFileSync(join(root, path), text);
};
const value = (text: string) => {
	write(file, text);
	return evaluateDefinition(root, file, "default");
};

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "quickening-definition-"));
	write("package.json", '{ "type": "module" }');
	write("secret.txt", "secret");
	vi.stubEnv("QUICKENING_CACHE", join(root, "cache"));
	vi.stubEnv("A_SECRET", "secret");
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(root, { recursive: true });
});

it("names the place in a file that throws", async () => {
	write("papers/p/manuscript.typ", "");
	write(file, 'const a: number = 1;\nif (a) throw new Error("not today");\nexport default {};\n');
	await expect(loadPaper(root, "p")).rejects.toThrow("papers/p/paper.ts:2:14: cannot be imported: not today");
});

it("gives what the file exports, with what it imports beside it, and prints nothing", async () => {
	write("papers/p/claims.ts", "export const claims: readonly string[] = ['a'];");
	expect(
		await value(
			'import { claims } from "./claims.ts";\nconsole.log("{}");\nexport default { claims, none: undefined };',
		),
	).toEqual({ claims: ["a"], none: undefined });
});

describe("what is kept", () => {
	const kept = () => join(root, ".quickening/definitions/papers--p--paper.ts.json");
	it("is believed as long as no file that was loaded changes", async () => {
		write("papers/p/claims.ts", "export const claims = 1;");
		const text = 'import { claims } from "./claims.ts";\nexport default { claims, at: performance.now() };';
		const first = await value(text);
		expect(await evaluateDefinition(root, file, "default")).toEqual(first);
		write("papers/p/claims.ts", "export const claims = 22;");
		expect(await evaluateDefinition(root, file, "default")).toMatchObject({ claims: 22 });
	});
	it("is not believed when it was doctored, or came from another machine", async () => {
		await value("export default { title: 'a' };");
		const other = JSON.parse(readFileSync(kept(), "utf8")) as { value: string };
		await value("export default { title: 'bb' };");
		const now = JSON.parse(readFileSync(kept(), "utf8")) as object;
		writeFileSync(kept(), JSON.stringify({ ...now, value: other.value }));
		expect(await evaluateDefinition(root, file, "default")).toEqual({ title: "bb" });
	});
});

describe("a definition", () => {
	it.each([
		[
			"reads no other file",
			"import { readFileSync } from 'node:fs';\nreadFileSync('../../secret.txt')",
			/secret\.txt.*reads its own/,
		],
		["writes nothing", "import { writeFileSync } from 'node:fs';\nwriteFileSync('x', '')", /may not do/],
		["starts no program", "import { execSync } from 'node:child_process';\nexecSync('true')", /may not do/],
		[
			"starts no thread",
			"import { Worker } from 'node:worker_threads';\nnew Worker('', { eval: true })",
			/may not do|from files alone/,
		],
		["has no network", "await fetch('http://127.0.0.1:9')", /fetch failed|no network/],
		[
			"sees no variable of its caller",
			"if (process.env.A_SECRET === undefined) throw new Error('not there')",
			/not there/,
		],
		["ends nothing but itself", "process.exit(0)", /ended the process that reads it/],
	])("%s", async (_, text, message) => {
		await expect(value(`${text};\nexport default {};`)).rejects.toThrow(message);
	});
	it("is not evaluated beside a link that leads out of the checkout, which Node would follow", async () => {
		write("papers/p/page.ts", "");
		symlinkSync("/etc/hostname", join(root, "papers/p/link.txt"));
		await expect(value("export default {};")).rejects.toThrow("papers/p/link.txt is a link to /etc/hostname");
	});
});
