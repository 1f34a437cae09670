import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepared } from "./prepared.ts";

const checkout = fileURLToPath(new URL("../..", import.meta.url));

describe("a prepared folder", () => {
	let place: string;
	let source: string;
	let made: number;
	const prepare = (name = "x", fails = false) =>
		prepared(name, {
			from: [relative(checkout, source)],
			place: join(place, "prepared"),
			make: async (folder) => {
				made++;
				writeFileSync(join(folder, "half"), "half");
				await wait(50);
				if (fails) throw new Error("no");
				writeFileSync(join(folder, "text"), readFileSync(source, "utf8"));
			},
		});
	beforeEach(() => {
		place = mkdtempSync(join(tmpdir(), "quickening-prepared-"));
		source = join(place, "source.txt");
		writeFileSync(source, "one");
		made = 0;
	});
	afterEach(() => rmSync(place, { recursive: true, force: true }));

	it("is made once for all that ask at once, and is whole when they get it", async () => {
		const folders = await Promise.all([prepare(), prepare(), prepare()]);
		expect(new Set(folders).size).toBe(1);
		expect(readFileSync(join(folders[0]!, "text"), "utf8")).toBe("one");
		expect(await prepare()).toBe(folders[0]);
		expect(made).toBe(1);
		expect(readdirSync(join(place, "prepared"))).toHaveLength(1);
	});

	it("is made again when what it is made from has changed, and for another name", async () => {
		const first = await prepare();
		writeFileSync(source, "two");
		const second = await prepare();
		expect(second).not.toBe(first);
		expect(readFileSync(join(second, "text"), "utf8")).toBe("two");
		expect(await prepare("y")).not.toBe(second);
		expect(made).toBe(3);
	});

	it("leaves nothing when it cannot be made, and is tried again by the next", async () => {
		await expect(prepare("x", true)).rejects.toThrow("no");
		expect(readdirSync(join(place, "prepared"))).toEqual([]);
		expect(existsSync(join(await prepare(), "text"))).toBe(true);
	});

	it("is made although a process that is gone holds the lock", async () => {
		const folder = await prepare();
		rmSync(folder, { recursive: true });
		// No process has this id: Linux gives at most 2 ** 22.
		writeFileSync(`${folder}.lock`, String(2 ** 30));
		expect(await prepare()).toBe(folder);
	});

	it("goes when three younger ones are there", async () => {
		const first = await prepare();
		for (const text of ["two", "three", "four"]) {
			writeFileSync(source, text);
			await wait(20);
			await prepare();
		}
		expect(existsSync(first)).toBe(false);
		expect(readdirSync(join(place, "prepared"))).toHaveLength(3);
	});
});
