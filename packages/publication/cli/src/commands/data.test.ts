import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dvcFolderName } from "@quickening/workspace";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
	mirrorIndex,
	type SmallCheckout,
	smallCheckout,
	wholeArchive,
	write,
	writeRaw,
} from "../../../datasets/src/testing/small-dataset.ts";
import { examine } from "../doctor/index.ts";
import { dataCommand } from "./data.ts";
import { doctorCommand } from "./doctor.ts";

const repositoryRoot = join(import.meta.dirname, "../../../../..");
const formerFolder = process.cwd();
let checkout: SmallCheckout;
let output: string;
beforeEach(() => {
	checkout = smallCheckout();
	const setup = join(checkout.root, "packages/publication/cli/setup");
	mkdirSync(setup, { recursive: true });
	cpSync(
		join(repositoryRoot, "packages/publication/cli/setup/dvc-requirements.txt"),
		join(setup, "dvc-requirements.txt"),
	);
	process.chdir(checkout.root);
	output = "";
	vi.spyOn(process.stdout, "write").mockImplementation((text) => {
		output += text;
		return true;
	});
	vi.stubEnv("QUICKENING_MIRROR", "");
});
afterEach(() => {
	vi.restoreAllMocks();
	vi.unstubAllEnvs();
	process.exitCode = undefined;
	process.chdir(formerFolder);
	checkout.remove();
});
const data = async (...args: string[]) => {
	process.exitCode = undefined;
	output = "";
	await dataCommand().parseAsync(args, { from: "user" });
	return process.exitCode;
};

describe("data list", () => {
	it("shows access, licence, state and size", async () => {
		await data("list");
		expect(output).toBe(
			"data set   state    access  licence  files    size  title\n" +
				"small-set  missing  open    CC0-1.0      5  150 kB  A small data set\n" +
				"small-set: It has no public address (access: open). When you have the files: " +
				"`npm run quickening -- data take small-set --from <folder>`. " +
				"A mirror that holds it (QUICKENING_MIRROR) serves `npm run quickening -- data get small-set`, too.\n",
		);
		writeRaw(checkout);
		await data("list", "--json");
		expect(JSON.parse(output)).toMatchObject([
			{ dataset: "small-set", state: "present", nProblems: 0, bytes: 150_012 },
		]);
	});
});

describe("data check", () => {
	it("ends with 1 for data that were named and are missing, and says what gets them", async () => {
		expect(await data("check", "small-set")).toBe(1);
		expect(output).toBe(
			"small-set: missing, no file is there\n  It has no public address (access: open). When you have the files: " +
				"`npm run quickening -- data take small-set --from <folder>`. " +
				"A mirror that holds it (QUICKENING_MIRROR) serves `npm run quickening -- data get small-set`, too.\n",
		);
	});
	it("ends with 0 for data that nobody named", async () => {
		expect(await data("check")).toBeUndefined();
	});
	it("names changed files, and ends with 1 for them in any case", async () => {
		writeRaw(checkout);
		write(join(checkout.root, "data/small-set/raw/table.csv"), "id,ph\n1,7.3\n");
		expect(await data("check")).toBe(1);
		expect(output).toMatch(/^small-set: changed, 1 problem\n {2}data\/small-set\/raw\/table\.csv has sha256 /);
		expect(await data("check", "--json")).toBe(1);
		expect(JSON.parse(output)[0].problems[0].kind).toBe("changed");
	});
});

describe("data get", () => {
	it("asks for set-up before it fetches anything", async () => {
		vi.stubEnv("QUICKENING_CACHE", join(checkout.root, "empty-cache"));
		await expect(data("get", "small-set")).rejects.toThrow("DVC is not set up");
	});
	it("knows no other data set", async () => {
		await expect(data("get", "small-set", "nope")).rejects.toThrow('there is no data set "nope"');
	});
	it("refuses a number of jobs that is none", async () => {
		await expect(data("get", "small-set", "--jobs", "many")).rejects.toThrow(
			"--jobs must be a whole number from 1 to 64",
		);
	});
	it("takes a mirror that is named on the command line, and prints what it did", async () => {
		// A dvc that does what is needed of it here: it writes the pointer.
		const cache = join(checkout.root, "cache");
		const dvc = join(cache, dvcFolderName(checkout.root), "bin/dvc");
		write(dvc, '#!/bin/sh\n[ "$1" = add ] && echo "outs: []" > data/small-set/raw.dvc\nexit 0\n');
		execFileSync("chmod", ["+x", dvc]);
		vi.stubEnv("QUICKENING_CACHE", cache);
		const packed = await wholeArchive(checkout);
		write(join(checkout.root, "m/index.json"), mirrorIndex(checkout, packed));
		write(join(checkout.root, "m/small-set.tar.gz"), packed);
		expect(await data("get", "all", "--from", "m", "--json")).toBeUndefined();
		expect(JSON.parse(output)).toMatchObject([
			{ dataset: "small-set", state: "fetched", nFetched: 5, tracking: "created" },
		]);
	});
});

describe("doctor", () => {
	beforeEach(() => {
		writeFileSync(join(checkout.root, "package.json"), '{"name": "quickening", "devDependencies": {"node": "1.2.3"}}');
		writeFileSync(join(checkout.root, "package-lock.json"), "{}");
		vi.stubEnv("QUICKENING_CACHE", join(checkout.root, "cache"));
	});
	const finding = async (topic: string) => (await examine(checkout.root)).find((item) => item.topic === topic);

	it("ends with 1 and says what to do when something that is needed is missing", async () => {
		await doctorCommand().parseAsync(["--json"], { from: "user" });
		expect(process.exitCode).toBe(1);
		const { healthy, findings } = JSON.parse(output);
		expect(healthy).toBe(false);
		for (const topic of ["node", "npm packages", "dvc", "git"]) {
			expect(findings).toContainEqual(
				expect.objectContaining({ topic, level: "problem", whatToDo: expect.any(String) }),
			);
		}
	});
	it("prints a line for each thing, then what to do", async () => {
		await doctorCommand().parseAsync([], { from: "user" });
		expect(output).toMatch(/^✗ {2}npm packages +set-up has not finished in this checkout$/m);
		expect(output).toMatch(/\nWhat to do:\n.* {2}npm packages: Run `npm run setup`\./s);
	});
	it("takes missing data for a note, changed data for a problem", async () => {
		expect(await finding("data small-set")).toMatchObject({ level: "note", found: "5 of 5 files missing" });
		writeRaw(checkout);
		expect(await finding("data small-set")).toMatchObject({ level: "ok" });
		rmSync(join(checkout.root, "data/small-set/raw/signals/1.csv"));
		write(join(checkout.root, "data/small-set/raw/table.csv"), "x");
		expect(await finding("data small-set")).toMatchObject({
			level: "problem",
			found: expect.stringContaining("table.csv"),
		});
	});
	it("tells a mirror that is not named from one that cannot be read", async () => {
		expect(await finding("mirror")).toMatchObject({ level: "note" });
		vi.stubEnv("QUICKENING_MIRROR", "nowhere");
		expect(await finding("mirror")).toMatchObject({ level: "problem", found: expect.stringContaining("is no folder") });
		const packed = await wholeArchive(checkout);
		write(join(checkout.root, "m/index.json"), mirrorIndex(checkout, packed));
		vi.stubEnv("QUICKENING_MIRROR", "m");
		expect(await finding("mirror")).toMatchObject({
			level: "ok",
			found: `${join(checkout.root, "m")} holds 1 of 1 data set`,
		});
	});
	it("sees that the lock has changed since set-up", async () => {
		write(join(checkout.root, "node_modules/.quickening-setup"), "another hash\n");
		expect(await finding("npm packages")).toMatchObject({ found: "package-lock.json has changed since set-up" });
	});
});
