import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkRawData } from "./check-raw-data.ts";
import * as hashing from "./hash-file.ts";
import { type SmallCheckout, smallCheckout, write, writeRaw } from "./testing/small-dataset.ts";

let checkout: SmallCheckout;
let raw: string;
beforeEach(() => {
	checkout = smallCheckout();
	raw = join(checkout.root, "data", checkout.slug, "raw");
});
afterEach(() => {
	vi.restoreAllMocks();
	checkout.remove();
});
const check = (options?: { full?: boolean }) => checkRawData(checkout.root, checkout.slug, options);
const firstProblem = async () => (await check()).problems[0]!;

describe("checkRawData", () => {
	it("says missing when nothing is there, with the command that gets it", async () => {
		const result = await check();
		// It has no public address, so that there is nothing to fetch it from.
		const command = "npm run quickening -- data take small-set --from <folder>";
		expect(result).toMatchObject({ state: "missing", nFiles: 5, command });
		expect(result.howToGet).toContain("It has no public address (access: open)");
		expect(result.problems).toHaveLength(5);
	});
	it("says present when every byte is as listed", async () => {
		writeRaw(checkout);
		expect(await check()).toMatchObject({ state: "present", problems: [] });
	});
	it("names a file with another size, another byte, and one that is no file", async () => {
		writeRaw(checkout);
		write(join(raw, "table.csv"), "id,ph\n1,7.3\n");
		expect(await firstProblem()).toMatchObject({ path: "data/small-set/raw/table.csv", kind: "changed" });
		expect((await firstProblem()).message).toMatch(/table\.csv has sha256 [0-9a-f]{64} instead of/);
		write(join(raw, "table.csv"), "id,ph\n");
		expect((await firstProblem()).message).toBe("data/small-set/raw/table.csv has 6 bytes instead of 12");
		rmSync(join(raw, "table.csv"));
		mkdirSync(join(raw, "table.csv"));
		expect((await firstProblem()).message).toContain("is not a file");
		expect((await check()).state).toBe("changed");
	});
	it("names a file that is not listed, also deep inside", async () => {
		writeRaw(checkout);
		write(join(raw, "signals/deep/notes.txt"), "x");
		const result = await check();
		expect(result.state).toBe("changed");
		expect(result.problems.map(({ path, kind }) => [path, kind])).toEqual([
			["data/small-set/raw/signals/deep/notes.txt", "unlisted"],
		]);
	});
	it("says changed when one file is missing and another changed", async () => {
		writeRaw(checkout);
		rmSync(join(raw, "signals/1.csv"));
		write(join(raw, "table.csv"), "id,ph\n1,7.3\n");
		expect((await check()).state).toBe("changed");
	});
	it("follows a symbolic link to the right bytes, and to the wrong ones", async () => {
		writeRaw(checkout);
		const elsewhere = join(checkout.root, "elsewhere.csv");
		writeFileSync(elsewhere, checkout.contents.get("table.csv")!);
		rmSync(join(raw, "table.csv"));
		symlinkSync(elsewhere, join(raw, "table.csv"));
		expect((await check()).state).toBe("present");
		writeFileSync(elsewhere, "id,ph\n1,7.3\n");
		expect((await check()).state).toBe("changed");
		rmSync(elsewhere);
		expect((await firstProblem()).kind).toBe("unreadable");
	});

	describe("the second time", () => {
		beforeEach(async () => {
			writeRaw(checkout);
			// A file that has just changed is not remembered, because it may change again within a tick of the disk's clock.
			await wait(2100);
			await check();
		});
		it("reads no file, unless asked to read all", async () => {
			const hash = vi.spyOn(hashing, "hashFile");
			expect((await check()).state).toBe("present");
			expect(hash).not.toHaveBeenCalled();
			expect((await check({ full: true })).state).toBe("present");
			expect(hash).toHaveBeenCalledTimes(5);
		});
		it("sees an edit of the same size whose modification time was put back", async () => {
			const path = join(raw, "table.csv");
			const { atime, mtime } = statSync(path);
			writeFileSync(path, "id,ph\n1,7.3\n");
			utimesSync(path, atime, mtime);
			expect(Math.abs(statSync(path).mtimeMs - mtime.getTime())).toBeLessThan(1);
			expect((await check()).problems.map(({ path }) => path)).toEqual(["data/small-set/raw/table.csv"]);
		});
		it("reads a file again whose permissions changed, and finds it right", async () => {
			const hash = vi.spyOn(hashing, "hashFile");
			chmodSync(join(raw, "table.csv"), 0o444);
			expect((await check()).state).toBe("present");
			expect(hash).toHaveBeenCalledTimes(1);
		});
		it("remembers a wrong file as wrong", async () => {
			write(join(raw, "table.csv"), "id,ph\n1,7.3\n");
			await wait(2100);
			expect((await check()).state).toBe("changed");
			const hash = vi.spyOn(hashing, "hashFile");
			expect((await check()).state).toBe("changed");
			expect(hash).toHaveBeenCalledTimes(1);
		});
		it("does without its memory when that is broken", async () => {
			write(join(checkout.root, ".quickening/checks/small-set.json"), "{ broken");
			expect((await check()).state).toBe("present");
		});
	});
});
