import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, pinnedDvc } from "../pipelines/reproduce/fixture.ts";
import { copyCheckout } from "./copy-checkout.ts";
import { wornFile } from "./worn-file.ts";

/*
 * From a folder of device files to a paper, in a copy of the repository: `new dataset` and `new paper --recordings`, with files
 * that are whole, cut, empty and none at all, open and not.
 */
const monday = Date.UTC(2024, 2, 4) / 1000;
interface DayHours {
	readonly wornHours: number;
}
const actiLifeHeader = [
	"------------ Data File Created By ActiGraph GT3X+ ActiLife v6.13.3 Firmware v2.5.0 date format M/d/yyyy Filter Normal -----------",
	...["Serial Number: CLE2A00000001", "Start Time 00:00:00", "Start Date 3/4/2024", "Epoch Period (hh:mm:ss) 00:01:00"],
	...["Download Time 00:00:00", "Download Date 3/7/2024", "Current Memory Address: 0"],
	...["Current Battery Voltage: 4.02     Mode = 13", "--------------------------------------------------"],
	"Axis1,Axis2,Axis3,Steps",
].join("\r\n");

describe.skipIf(pinnedDvc() === undefined)("a paper from recordings", () => {
	let copy: Fixture;
	const put = (path: string, content: string | Uint8Array) => {
		mkdirSync(dirname(copy.path(path)), { recursive: true });
		writeFileSync(copy.path(path), content);
	};
	const json = (path: string) => JSON.parse(copy.read(path));
	const program = (name: string, ...args: string[]) => copy.program(name, ...args);

	beforeAll(() => {
		copy = copyCheckout();
		const worn = wornFile({ seed: 1, startSeconds: monday, days: 2 });
		put(".quickening/watches/w01.gt3x", worn);
		put(".quickening/watches/later/w02.gt3x", wornFile({ seed: 2, startSeconds: monday, days: 2, off: [30, 42] }));
		put(".quickening/watches/w03.gt3x", worn.subarray(0, worn.length / 2));
		put(".quickening/watches/w04.gt3x", "<html>504 Gateway Time-out</html>\n");
		put(".quickening/watches/w05.gt3x", "");
		put(".quickening/watches/notes.md", "# Who wore what\n");
		put(".quickening/watches/.DS_Store", "Finder");
		copy.succeed("new", "dataset", "my-watches", "--from", ".quickening/watches", "--tier", "open");
		copy.succeed("new", "paper", "my-study", "--recordings", "my-watches", "--zone", "Europe/London");
	});
	afterAll(() => copy?.remove());

	it("begins with a data set that has the folder's files by their paths, and no table", () => {
		const { files, tables } = json("data/my-watches/dataset.json");
		expect(files.map(({ path }: { path: string }) => path)).toEqual(
			["later/w02", "w01", "w03", "w04", "w05"].map((name) => `${name}.gt3x`).toSpliced(1, 0, "notes.md"),
		);
		expect(tables).toEqual([]);
		expect(existsSync(copy.path("data/my-watches/columns.ts"))).toBe(false);
		expect(copy.succeed("data", "check", "my-watches").stdout).toContain("present, 6 files as listed");
	});

	it("has the types and the style of the house, and passes its own tests", () => {
		expect(program("tsc", "-p", "papers/my-study/tsconfig.json")).toEqual({ code: 0, text: "" });
		expect(program("biome", "check", "papers/my-study", "data/my-watches")).toMatchObject({ code: 0 });
		const vitest = ["--conditions=@quickening/source", "node_modules/vitest/vitest.mjs", "run"];
		const own = ["--config", "tests/vitest.config.ts", "papers/my-study", "tests/structure/boundaries"];
		const ran = program("node", ...vitest, ...own);
		expect([ran.code, ran.text]).toEqual([0, expect.stringMatching(/Test Files {2}2 passed \(2\)/)]);
	});

	it("builds: rows a day and a night, means over people, and every file that is no part of them with the reason", () => {
		expect(copy.run("check", "my-study").text).not.toMatch(/warning|error/);
		const outcome = copy.run("reproduce", "my-study", "--no-site", "--json");
		expect(outcome.code, outcome.text).toBe(0);
		const [paper] = JSON.parse(outcome.stdout).papers;
		expect([paper.state, paper.problems ?? []]).toEqual(["rebuilt", []]);
		expect(existsSync(copy.path(paper.pdf))).toBe(true);

		const results = (path: string) => json(`papers/my-study/results/${path}`);
		const shown = results("people/days.json").map((row: Record<string, unknown>) => {
			return [row["participant"], row["date"], row["day"], row["wornHours"], row["notWornHours"]];
		});
		expect(shown).toEqual([
			["w02", "2024-03-04", 1, 24, 0],
			// The device lay still for 12 h; its windows are those of the rule, of a quarter of an hour.
			["w02", "2024-03-05", 2, 12.75, 11.25],
			["w01", "2024-03-04", 1, 24, 0],
			["w01", "2024-03-05", 2, 24, 0],
		]);
		const nights = results("read/nights.json").filter(({ knownHours }: { knownHours: number }) => knownHours >= 16);
		expect(nights.map(({ participant, date, begin }: never) => [participant, date, begin])).toEqual([
			["w02", "2024-03-04", "22:58"],
			["w01", "2024-03-04", "22:58"],
		]);
		const unread = results("read/unread.json").map(({ file, code, reason }: Record<string, string>) => [
			file,
			code,
			reason,
		]);
		expect(unread).toEqual([
			["w03.gt3x", "invalid-file", expect.stringContaining("The file is cut short")],
			["w04.gt3x", "unknown-format", expect.stringContaining("must be of a known format")],
			["w05.gt3x", "empty-file", expect.stringContaining("must have content")],
		]);
		for (const { warnings } of results("read/recordings.json")) {
			expect(warnings).toEqual([expect.objectContaining({ code: "calibration-impossible" })]);
		}
		const values = results("values.json");
		const counts = ["files", "unread", "calibrated", "doubted", "people", "counted", "days", "valid"].map((id) => {
			return values[`count.${id}`].value;
		});
		expect(counts).toEqual([5, 3, 0, 2, 2, 2, 4, 3]);
		expect(values["worn.mean"]).toMatchObject({ value: 24, n: 2, units: "people" });
		const [{ mean }] = results("people/people.json").map((row: { meanEnmoMg: number }) => ({
			mean: row.meanEnmoMg,
		}));
		expect(mean).toBeGreaterThan(10);
		expect(values["enmo.mean"].value).toBeCloseTo((18.667 + (18.402 + 18.564) / 2) / 2, 2);
		expect(values["sleep.mean"]).toMatchObject({ n: 2 });
		expect(copy.read("papers/my-study/results/tables/unread.csv")).toContain("w05.gt3x");
		expect(copy.read("papers/my-study/results/figures/days.csv")).toContain("not worn");
	});

	it("reads nothing again for another rule of valid days", () => {
		copy.commit("a paper");
		const params = "papers/my-study/params.yaml";
		put(params, copy.read(params).replace("validDay: ggir16h", "validDay: troiano10h"));
		const { code, text } = copy.run("reproduce", "my-study", "--no-site");
		expect(code, text).toBe(0);
		expect(text).toMatch(/my-study people: ran/);
		expect(text).not.toMatch(/my-study read: ran/);
		expect(json("papers/my-study/results/values.json")["count.valid"].value).toBe(4);
		copy.git("checkout", "--", "papers");
	});

	it("builds on counts of a device that keeps no acceleration, and says that there are no nights", () => {
		const minutes = Array.from({ length: 2 * 1440 }, (_, i) => String(i % 1440 < 480 ? 0 : (i * 37) % 400));
		for (const who of ["a1", "a2"]) {
			put(
				`data/my-counts/raw/${who}.AWD`,
				`${who}\r\n23-Jan-2018\r\n00:00\r\n 4 \r\n27\r\nV664055\r\nX\r\n${minutes.join("\r\n")}\r\n`,
			);
		}
		const axes = minutes.map((count) => `${count},10,10,0`);
		put("data/my-counts/raw/a3.csv", `${actiLifeHeader}\r\n${axes.join("\r\n")}\r\n`);
		const before = copy.run("new", "paper", "counts", "--recordings", "my-counts", "--zone", "Europe/London");
		expect([before.code, before.text]).toEqual([2, expect.stringContaining("new dataset my-counts")]);
		const begun = copy.succeed("new", "dataset", "my-counts", "--tier", "open");
		expect(begun.stdout).toMatch(/a3\.csv is a recording, which begins with .*, and is described as no table/);
		expect(json("data/my-counts/dataset.json").tables).toEqual([]);
		copy.succeed("new", "paper", "counts", "--recordings", "my-counts", "--zone", "Europe/London");
		const outcome = copy.run("reproduce", "counts", "--no-site");
		expect(outcome.code, outcome.text).toBe(0);
		const values = json("papers/counts/results/values.json");
		expect([values["count.people"].value, values["enmo.mean"].value, values["sleep.mean"].n]).toEqual([3, null, 0]);
		const recordings = json("papers/counts/results/read/recordings.json");
		expect(recordings.map((row: Record<string, unknown>) => [row["format"], row["measure"], row["wearRule"]])).toEqual([
			["actiwatch", "counts", "none"],
			["actiwatch", "counts", "none"],
			["actigraph-csv", "axis1", "Choi 2011"],
		]);
		const worn = json("papers/counts/results/read/days.json").map(({ wornHours }: DayHours) => wornHours);
		// Eight hours of zeros are not worn where a rule says so, and unjudged elsewhere.
		expect(worn).toEqual([24, 24, 24, 24, 16, 16]);
		expect(recordings[0].warnings.map(({ code }: { code: string }) => code)).toContain("zone-assumed");
	});

	it("is refused with what to do, and nothing changes", () => {
		const before = copy.changes();
		const paper = ["paper", "x", "--recordings", "my-watches"];
		for (const [args, words] of [
			[paper, "Name it: --zone Europe/London"],
			[[...paper, "--zone", "Europe/Londn"], "Nearest: Europe/London"],
			[["paper", "x", "--zone", "UTC"], "--zone is where --recordings were worn"],
			[[...paper, "--zone", "UTC", "--data", "my-watches"], "begin two papers"],
			[[...paper, "--zone", "UTC", "--person", "id"], "--person names a column of --data"],
			[["paper", "x", "--recordings", "none", "--zone", "UTC"], "none"],
		] as const) {
			const { code, text } = copy.run("new", ...args);
			expect([code !== 0, text.includes(words), text]).toEqual([true, true, text]);
		}
		expect(copy.changes()).toBe(before);
	});

	describe("whose people did not say yes to everybody", () => {
		const people = Array.from({ length: 18 }, (_, i) => `PT-${4000 + 37 * i}`);
		const idsIn = (text: string) => people.filter((id) => text.includes(id));

		beforeAll(() => {
			for (const [i, id] of people.entries()) {
				// Two files are no recordings; one person hardly wore the device.
				const off = i === 2 ? ([3, 46] as const) : ([0, 0] as const);
				const file = i < 2 ? "no recording" : wornFile({ seed: i + 1, startSeconds: monday, days: 2, off, rateHz: 2 });
				put(`data/closed-watches/raw/${id}.gt3x`, file);
			}
			copy.succeed("new", "dataset", "closed-watches");
			copy.succeed("new", "paper", "closed-study", "--recordings", "closed-watches", "--zone", "Europe/London");
		});

		it("needs more people than few, whose numbers are released to nobody", () => {
			for (let i = 0; i < 7; i++) put(`data/few/raw/PT-${9000 + i}.gt3x`, "a file");
			copy.succeed("new", "dataset", "few");
			const { code, text } = copy.run("new", "paper", "few", "--recordings", "few", "--zone", "UTC");
			expect([code, text]).toEqual([2, expect.stringContaining("no paper can be made of 7 recordings")]);
			expect(text).toContain("your own recording");
		});

		it("builds with aggregates alone, and names nobody outside of the list of files", () => {
			expect(program("biome", "check", "papers/closed-study")).toMatchObject({ code: 0 });
			expect(program("tsc", "-p", "papers/closed-study/tsconfig.json")).toEqual({ code: 0, text: "" });
			const outcome = copy.run("reproduce", "closed-study", "--no-site");
			expect(outcome.code, outcome.text).toBe(0);
			expect(idsIn(outcome.text)).toEqual([]);
			const values = json("papers/closed-study/results/values.json");
			expect(values["count.people"]).toMatchObject({ value: 15 });
			expect(values["count.unread"].suppressed).toBe("Too few people are behind it.");
			expect(values["enmo.mean"]).toMatchObject({ n: 15, unit: "mg" });
			expect(json("papers/closed-study/results/means/reading.json")).toEqual([
				{ reading: "read", n: 15 },
				{ reading: "not read: unknown-format", n: null },
			]);
			copy.commit("a paper on data that are not open");
			const tracked = copy.git("ls-files", "papers/closed-study").split("\n");
			expect(tracked).toContain("papers/closed-study/results/means/spread.json");
			expect(tracked.filter((path) => /results\/read\/|people\.json|days\.json$/.test(path))).toEqual([
				"papers/closed-study/results/tables/days.json",
			]);
			for (const path of tracked) expect([path, idsIn(readFileSync(copy.path(path), "latin1"))]).toEqual([path, []]);
		});
	});
});
