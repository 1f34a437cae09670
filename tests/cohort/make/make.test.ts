import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCohort } from "@quickening/cohort/files";
import { afterAll, describe, expect, it } from "vitest";

/* The command that makes a cohort, as a person runs it. */
const top = mkdtempSync(join(tmpdir(), "quickening-make-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));
const program = fileURLToPath(
	new URL("../../../packages/modelling/cohort/src/node/command/cohort.ts", import.meta.url),
);
const flags = ["--conditions=@quickening/source", "--no-warnings"];

interface Ended {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** @param onProgress - Called with the process at each line of progress. */
function cohort(
	words: readonly string[],
	{
		onProgress,
		most = "unlimited",
	}: { readonly onProgress?: (child: ChildProcess) => void; readonly most?: string } = {},
): Promise<Ended> {
	const shell = `ulimit -f ${most}; exec "$@"`;
	const child = spawn("bash", ["-c", shell, "bash", process.execPath, ...flags, program, ...words]);
	const said = { stdout: "", stderr: "" };
	for (const name of ["stdout", "stderr"] as const) {
		child[name].setEncoding("utf8").on("data", (text: string) => {
			said[name] += text;
			if (name === "stderr") onProgress?.(child);
		});
	}
	return new Promise((resolve, reject) => {
		child.on("error", reject).on("close", (code) => resolve({ code, ...said }));
	});
}

const make = (folder: string, pregnancies: number, ...words: string[]) => [
	...["make", "--into", folder, "--pregnancies", `${pregnancies}`],
	...words,
];

/** Each file below a folder with the hash of its bytes. */
function hashes(folder: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((each) => each.isFile())
			.map((each) => join(each.parentPath, each.name))
			.sort()
			.map((path) => [path.slice(folder.length), createHash("sha256").update(readFileSync(path)).digest("hex")]),
	);
}

describe("cohort make", () => {
	it("writes the same bytes on one thread and on more, and others for another seed and scenario", async () => {
		const more = ["--body-days", "--minutes", "1"];
		const place = (name: string) => join(top, name);
		for (const threads of ["1", "2", "3"]) {
			const { code, stdout, stderr } = await cohort(make(place(`t${threads}`), 40, "--threads", threads, ...more));
			expect(code, stderr).toBe(0);
			expect(stdout).toContain("40 pregnancies of people who are made up");
		}
		const one = hashes(place("t1"));
		expect(Object.keys(one)).toEqual(
			expect.arrayContaining([
				"/cohort.json",
				"/day.parquet",
				"/truth/pregnancy.parquet",
				"/truth/body-day.parquet",
				"/minutes/minute.parquet",
			]),
		);
		expect(hashes(place("t2"))).toEqual(one);
		expect(hashes(place("t3"))).toEqual(one);
		await cohort(make(place("seed"), 40, "--seed", "2", ...more));
		await cohort(make(place("scenario"), 40, "--scenario", "contrast", ...more));
		for (const other of ["seed", "scenario"])
			expect(hashes(place(other))["/day.parquet"]).not.toBe(one["/day.parquet"]);
		expect(readFileSync(join(place("t1"), "cohort.json"), "utf8")).not.toMatch(/tmp|\d{2}:\d{2}/);
	});

	it("writes what a study reads: tables with their units, and people who are made up", async () => {
		const folder = join(top, "t1");
		const { tables, about } = await readCohort(folder);
		expect(about).toMatchObject({ synthetic: true, madeWith: { scenario: "reference", seed: 1, pregnancies: 40 } });
		expect(tables.pregnancy?.numRows()).toBe(40);
		expect(tables.day?.unit("restingHeartRateBpm")).toBe("bpm");
	});

	it("a smaller cohort is the beginning of a larger one", async () => {
		await cohort(make(join(top, "small"), 8));
		const [small, large] = [await readCohort(join(top, "small")), await readCohort(join(top, "t1"))];
		const ids = small.tables.day!.array("steps");
		expect([...large.tables.day!.array("steps").slice(0, ids.length)]).toEqual([...ids]);
	});

	it.each(["SIGINT", "SIGTERM"] as const)("ended by %s, leaves nothing behind and says so", async (signal) => {
		const folder = join(top, signal, "cohort");
		let isSent = false;
		const { code, stderr } = await cohort(make(folder, 400, "--threads", "2"), {
			onProgress: (child) => {
				if (!isSent) isSent = child.kill(signal);
			},
		});
		expect(code).toBe(130);
		expect(stderr).toContain("Stopped; nothing was left behind.");
		expect(readdirSync(join(top, signal))).toEqual([]);
	});

	it("killed, leaves no cohort, and the next one takes away what it left and is whole", async () => {
		const folder = join(top, "killed", "cohort");
		await cohort(make(folder, 400, "--threads", "2"), { onProgress: (child) => child.kill("SIGKILL") });
		expect(existsSync(folder)).toBe(false);
		expect(readdirSync(join(top, "killed"))).toHaveLength(1);
		const { code } = await cohort(make(folder, 8));
		expect(code).toBe(0);
		expect(readdirSync(join(top, "killed"))).toEqual(["cohort"]);
		expect(hashes(folder)).toEqual(hashes(join(top, "small")));
	});

	it("killed while it replaces a cohort, leaves that as it was", async () => {
		const folder = join(top, "replaced");
		await cohort(make(folder, 8));
		const before = hashes(folder);
		await cohort(make(folder, 400, "--replace"), { onProgress: (child) => child.kill("SIGKILL") });
		expect(hashes(folder)).toEqual(before);
		expect((await cohort(make(folder, 8, "--seed", "5", "--replace"))).code).toBe(0);
		expect(hashes(folder)).not.toEqual(before);
	});

	it("says how much room it needs where there is too little, and leaves nothing behind", async () => {
		// Files of at most 300 kB stand for a disk that is full.
		const { code, stderr } = await cohort(make(join(top, "full", "cohort"), 400), { most: "300" });
		expect(code).toBe(1);
		expect(stderr).toMatch(
			/no room is left for .*EFBIG.* after \d+ of 400 pregnancies\..*Make room, or name a folder on another disk; nothing was left behind/,
		);
		expect(readdirSync(join(top, "full"))).toEqual([]);
	});

	it.each([
		[["make"], "required option '--into <folder>' not specified", 2],
		[["make", "--into", "x", "--pregnancies", "0"], "It must be a whole number of at least 1.", 2],
		[["make", "--into", "x", "--scenario", "rowans"], "It must be one of reference, rowan", 2],
		[["mak"], "Did you mean make?", 2],
		[["make", "--into", program], "cohortWriter: folder must be a folder", 1],
	])("refuses %j", async (words, message, expected) => {
		const { code, stderr, stdout } = await cohort(words);
		expect(stderr).toContain(message);
		expect(stdout).toBe("");
		expect(code).toBe(expected);
	});

	it("refuses a folder that holds something else", async () => {
		const { code, stderr } = await cohort(make(top, 1, "--replace"));
		expect(stderr).toContain("be empty or hold a cohort alone");
		expect(code).toBe(1);
	});
});
