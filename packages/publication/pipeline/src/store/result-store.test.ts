import { spawn } from "node:child_process";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { pruneStore } from "./prune-store.ts";
import { entryFolder, keepResult, takeResult } from "./result-store.ts";

let folder: string;
let store: string;
const key = "ab".repeat(32);
const made = { seconds: 12.5, peakMemoryMb: 80 };

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "quickening-result-store-"));
	store = join(folder, "results");
	vi.stubEnv("QUICKENING_CACHE", join(folder, "cache"));
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(folder, { recursive: true, force: true });
});

/** Two files as a stage leaves them aside. */
function files(place: string, contents?: readonly [string, string]) {
	const names = ["results/rows.json", "results/values/mean.json"] as const;
	const found = names.map((path) => ({ path, at: join(folder, place, path) }));
	contents?.forEach((content, i) => {
		mkdirSync(join(found[i]!.at, ".."), { recursive: true });
		writeFileSync(found[i]!.at, content);
	});
	return found;
}
const keep = (under = key, contents: readonly [string, string] = ["[1]", "{}"]) =>
	keepResult(store, under, { paper: "tiny", stage: "mean", made, files: files("made", contents) });
const textOf = (place: string) => files(place).map(({ at }) => readFileSync(at, "utf8"));

describe("takeResult", () => {
	it("gives back what was kept, with the time that it took when it was made", () => {
		keep();
		expect(takeResult(store, key, files("taken"))).toEqual({ state: "taken", made });
		expect(textOf("taken")).toEqual(["[1]", "{}"]);
	});
	it("has nothing under another key", () => {
		keep();
		expect(takeResult(store, "cd".repeat(32), files("taken"))).toEqual({ state: "missing" });
	});
	it("discards an entry in which a byte changed, and leaves no file behind", () => {
		keep();
		writeFileSync(join(entryFolder(store, key), "1"), "{ }");
		expect(takeResult(store, key, files("taken"))).toMatchObject({
			state: "damaged",
			because: "the bytes of results/values/mean.json are not those that were kept",
		});
		expect(files("taken").filter(({ at }) => existsSync(at))).toEqual([]);
		expect(takeResult(store, key, files("taken"))).toEqual({ state: "missing" });
	});
	it.each([
		["file", (at: string) => rmSync(join(at, "0")), "results/rows.json is gone"],
		["entry", (at: string) => rmSync(join(at, "entry.json")), "it has no entry"],
		[
			"half of an entry",
			(at: string) => writeFileSync(join(at, "entry.json"), '{"schema":1,'),
			"not written on this machine",
		],
	])("discards an entry that has lost its %s", (_, damage, because) => {
		keep();
		damage(entryFolder(store, key));
		const taken = takeResult(store, key, files("taken"));
		expect(taken).toMatchObject({ state: "damaged", because: expect.stringContaining(because) });
	});
	it("does not believe an entry that another machine made, or that was put under another key", () => {
		keep();
		vi.stubEnv("QUICKENING_CACHE", join(folder, "another machine's"));
		expect(takeResult(store, key, files("taken"))).toMatchObject({ state: "damaged" });
	});
});

describe("keepResult", () => {
	it("puts what was made last in the place of other bytes", () => {
		keep();
		keep(key, ["[2]", "{}"]);
		takeResult(store, key, files("taken"));
		expect(textOf("taken")).toEqual(["[2]", "{}"]);
		expect(readdirSync(join(store, "aside"))).toEqual([]);
	});
	it("is whole or not there for others, while it is kept, taken, removed and killed", async () => {
		const module = new URL("./index.ts", import.meta.url).href;
		const work = `
			import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
			import { keepResult, pruneStore, takeResult } from ${JSON.stringify(module)};
			const [folder, store, mine] = process.argv.slice(1);
			const own = folder + "/" + mine;
			mkdirSync(own, { recursive: true });
			const made = { seconds: 1, peakMemoryMb: 1 };
			console.log("begun");
			for (let i = 0; ; i++) {
				const key = String(i % 5).repeat(64);
				const path = "results/a.json";
				writeFileSync(own + "/a", "x".repeat(200_000) + mine + i);
				keepResult(store, key, { paper: "p", stage: "s", made, files: [{ path, at: own + "/a" }] });
				const taken = takeResult(store, key, [{ path, at: own + "/taken" }]);
				if (taken.state === "taken" && !readFileSync(own + "/taken", "utf8").startsWith("x".repeat(200_000))) process.exit(3);
				if (taken.state === "damaged" && taken.because.includes("bytes")) process.exit(4);
				if (i % 7 === 0) pruneStore(store, 500_000);
			}`;
		const start = (mine: string) => {
			const args = ["--conditions=@quickening/source", "--input-type=module", "-e", work, folder, store, mine];
			return spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
		};
		const workers = ["a", "b", "c"].map(start);
		// From the start on: one that ends by itself has found a fault, and its exit code says which.
		const ended = workers.map(
			(worker) => new Promise<unknown>((resolve) => worker.once("close", (...how) => resolve(how))),
		);
		await Promise.all(workers.map((worker) => new Promise((resolve) => worker.stdout.once("data", resolve))));
		await wait(1500);
		for (const worker of workers) worker.kill("SIGKILL");
		expect(await Promise.all(ended)).toEqual(workers.map(() => [null, "SIGKILL"]));
		// Whatever the kill met: each entry is whole, or is not there.
		for (let i = 0; i < 5; i++) {
			const taken = takeResult(store, String(i).repeat(64), [{ path: "results/a.json", at: join(folder, "last") }]);
			expect(taken.state).not.toBe("damaged");
		}
	});
});

describe("pruneStore", () => {
	it("removes what was not used for longest until the rest fits, and what a kill left a day ago", () => {
		const keys = ["1", "2", "3"].map((digit) => digit.repeat(64));
		keys.forEach((each, i) => {
			keep(each, ["x".repeat(100), "{}"]);
			utimesSync(join(entryFolder(store, each), "entry.json"), 1000 + i, 1000 + i);
		});
		// The oldest is used again, so the second one is now the first to go.
		expect(takeResult(store, keys[0]!, files("taken")).state).toBe("taken");
		mkdirSync(join(store, "aside", "left"), { recursive: true });
		utimesSync(join(store, "aside", "left"), 1000, 1000);
		mkdirSync(join(store, "aside", "at work"));
		expect(pruneStore(store, 250)).toBe(204);
		expect(keys.map((each) => takeResult(store, each, files("taken")).state)).toEqual(["taken", "missing", "taken"]);
		expect(readdirSync(join(store, "aside"))).toEqual(["at work"]);
	});
	it("removes an entry that nobody here wrote, however new", () => {
		keep();
		writeFileSync(join(entryFolder(store, key), "entry.json"), "{}");
		expect(pruneStore(store, 1e9)).toBe(0);
		expect(existsSync(entryFolder(store, key))).toBe(false);
	});
});
