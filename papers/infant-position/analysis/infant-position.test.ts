import { describe, expect, it } from "vitest";
import type { CompiledAgreementPositionRow } from "../../../data/infant-body-position/columns.ts";
import { codedSessions, isSteady, selectLabels } from "./coded-sessions.ts";
import { isApart } from "./day.ts";
import { overInfants } from "./over-infants.ts";
import type { Position } from "./positions.ts";
import { infantOf } from "./proximal.ts";
import { clockWindows, publishedBins, wholeSession } from "./windows.ts";

type Code = Position | null;

/** A session with a label every 2 s, beginning at so many seconds. */
function rowsOf(file: string, labels: readonly (readonly [pos: Position, code: Code, nap?: number])[], from = 0) {
	return labels.map(
		([pos, code, nap = 0], i): CompiledAgreementPositionRow => ({
			...{ file, pos, code, nap_period: nap, video_period: 0, exclude_period: 0 },
			time: new Date(1_600_000_000_000 + 1000 * (from + 2 * i)).toISOString().replace(".000", ""),
		}),
	);
}
const repeat = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe("codedSessions", () => {
	const [first, second] = codedSessions([
		...rowsOf(
			"107/3",
			[
				["Sitting", "Sitting"],
				["Held", null],
				["Prone", "Supine", 1],
			],
			30,
		),
		...rowsOf("8/1", [["Upright", "Upright"]]),
	]);
	it("keeps sessions, times from the first label, and what people did not code", () => {
		expect(first).toMatchObject({ session: "107/3", infant: "107" });
		expect(Array.from(first!.timesSeconds)).toEqual([0, 2, 4]);
		expect(Array.from(first!.coded)).toEqual([2, -1, 0]);
		expect(second!.infant).toBe("8");
	});
	it("selects coded labels alone", () => {
		const awake = selectLabels([first!, second!], ({ nap }, at) => nap[at] === 0);
		expect(awake).toMatchObject({ predicted: [2, 3], coded: [2, 3], infants: ["107", "8"] });
	});
});

it("a label is steady when the code is the same for 6 s on both sides without a pause", () => {
	const [session] = codedSessions(rowsOf("8/1", [...repeat(8, ["Prone", "Prone"] as const), ["Prone", "Held"]]));
	const steady = Array.from(session!.coded, (_, at) => isSteady(session!, at, 6));
	expect(steady).toEqual([false, false, false, true, true, false, false, false, false]);
	const [paused] = codedSessions([
		...rowsOf("8/1", repeat(4, ["Prone", "Prone"] as const)),
		...rowsOf("8/1", repeat(4, ["Prone", "Prone"] as const), 60),
	]);
	expect(Array.from(paused!.coded, (_, at) => isSteady(paused!, at, 6))).not.toContain(true);
});

describe("windows", () => {
	const half = [...repeat(15, ["Prone", "Prone"] as const), ...repeat(15, ["Supine", "Prone"] as const)];
	const [session] = codedSessions([...rowsOf("8/1", half), ...rowsOf("8/1", half, 600)]);
	it("of the clock need codes for seven tenths of their time", () => {
		const windows = clockWindows(session!, { windowSeconds: 60, leastCoded: 0.7 });
		expect(windows.map(({ n }) => n)).toEqual([30, 30]);
		expect(windows[0]!.predicted).toEqual([0.5, 0.5, 0, 0, 0]);
		expect(windows[0]!.coded).toEqual([0, 1, 0, 0, 0]);
		expect(clockWindows(session!, { windowSeconds: 600, leastCoded: 0.7 })).toEqual([]);
	});
	it("of one label are labels", () => {
		expect(clockWindows(session!, { windowSeconds: 2, leastCoded: 0.7 })).toHaveLength(60);
	});
	it("as published count rows whatever lies between them, the first bin one row short", () => {
		const [long] = codedSessions(rowsOf("8/1", repeat(800, ["Prone", "Prone"] as const)));
		expect(publishedBins(long!).map(({ n }) => n)).toEqual([299, 300]);
	});
	it("of a session without a code are none", () => {
		const [uncoded] = codedSessions(rowsOf("8/1", [["Prone", null]]));
		expect(wholeSession(uncoded!)).toEqual([]);
	});
});

it("draws infants and not rows", () => {
	const rows = Array.from({ length: 100 }, (_, i) => ({ infant: i < 50 ? "a" : "b", value: i < 50 ? 0 : 1 }));
	const mean = (some: readonly { readonly value: number }[]) =>
		some.reduce((sum, { value }) => sum + value, 0) / some.length;
	const { estimate, low, high, nInfants } = overInfants(rows, mean, { repeats: 500, seed: "draws" });
	expect({ estimate, low, high, nInfants }).toEqual({ estimate: 0.5, low: 0, high: 1, nInfants: 2 });
});

it("reads the infant from an id, and knows windows that share no time", () => {
	expect([9908, 9911, 10204, 13001].map(infantOf)).toEqual(["8", "11", "102", "130"]);
	expect(["10:30:00", "10:35:00"].map((clock_time_start) => isApart({ clock_time_start }))).toEqual([true, false]);
});
