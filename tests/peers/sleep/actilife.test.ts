import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { scoreColeKripke, scoreSadeh, tudorLockePeriods } from "@quickening/sleep";
import { describe, expect, it } from "vitest";

/*
 * A day of an ActiGraph GT3X+ at 60 s, with what ActiLife and actigraph.sleepr scored: the files of actigraph.sleepr in
 * data/importer-samples.
 */
const folder = fileURLToPath(new URL("../../../data/importer-samples/raw/actigraph.sleepr/", import.meta.url));
const name = (ending: string) => `${folder}GT3XPlus-RawData-Day01-${ending}.csv`;
const here = existsSync(name("sleep-periods"));

const rows = (ending: string) =>
	readFileSync(name(ending), "utf8")
		.trim()
		.split(/\r?\n/)
		.slice(1)
		.map((line) => line.split(","));
const scored = (column: (string | undefined)[]) => column.map((letter) => (letter?.trim() === "S" ? 1 : 0));

describe.skipIf(!here)(
	`a day of an ActiGraph${here ? "" : " (skipped: data/importer-samples is not here; quickening data get importer-samples)"}`,
	() => {
		const day = here ? rows("sleep-awake") : [];
		const counts = Float64Array.from(day, (row) => Number(row[1]));
		const sadeh = scoreSadeh(counts, { variant: "actiLife" });

		it("has 1,500 minutes, scored by Sadeh as ActiLife and actigraph.sleepr did, all of them", () => {
			expect(counts).toHaveLength(1500);
			expect([...sadeh]).toEqual(scored(day.map((row) => row[4])));
			expect([...sadeh]).toEqual(scored(rows("Sadeh").map((row) => row.at(-1))));
		});

		it("scored by Cole-Kripke as they did, all of them", () => {
			const scores = [...scoreColeKripke(counts, { variant: "actiLife" })];
			expect(scores).toEqual(scored(day.map((row) => row[5])));
			expect(scores).toEqual(scored(rows("ColeKripke").map((row) => row.at(-1))));
		});

		it.each(["Tudor-Locke Default", "Tudor-Locke Custom1", "Tudor-Locke Custom2"])(
			"has the sleep periods of %s",
			(algorithm) => {
				const expected = rows("sleep-periods").filter((row) => row[1] === algorithm);
				const [start, wake, shortest, longest, moving] = expected[0]!.slice(2, 7).map(Number);
				const begin = Date.parse(day[0]![0]!);
				const found = tudorLockePeriods(sadeh, counts, {
					bedtimeStartMinutes: start!,
					wakeEndMinutes: wake!,
					shortestMinutes: shortest!,
					longestMinutes: longest!,
					minimumMovingMinutes: moving!,
				}).filter(({ cutOff }) => !cutOff);
				const round = (value: number, digits: number) => Number(value.toFixed(digits));
				expect(
					found.map((period) => [
						begin + period.startMinute * 60_000,
						begin + period.endMinute * 60_000,
						round(period.sleepEfficiencyPercent, 2),
						period.durationMinutes,
						period.totalSleepTimeMinutes,
						period.wakeAfterSleepOnsetMinutes,
						period.nAwakenings,
						round(period.meanAwakeningMinutes, 2),
						period.totalCounts,
						round(period.movementIndexPercent, 3),
						round(period.fragmentationIndexPercent, 3),
						round(period.sleepFragmentationIndexPercent, 3),
					]),
				).toEqual(
					expected.map((row) => [
						Date.parse(row[7]!),
						Date.parse(row[8]!),
						...[10, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((k) => Number(row[k])),
					]),
				);
			},
		);
	},
);
