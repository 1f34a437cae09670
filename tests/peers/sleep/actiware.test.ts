import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { memoryBytes } from "@quickening/io/bytes";
import { readPhilips } from "@quickening/io/philips";
import { scoreOakley, sleepSummary } from "@quickening/sleep";
import { describe, expect, it } from "vitest";

/*
 * Weeks of Actiwatches with what Actiware scored and summed up, at 30 and 60 s, wake threshold medium (40): the files of
 * pyActigraphy in data/importer-samples.
 */
const folder = fileURLToPath(new URL("../../../data/importer-samples/raw/pyActigraphy/", import.meta.url));
const here = existsSync(`${folder}test_sample_rpx_eng.csv`);

async function signals(file: string) {
	const recording = await readPhilips(memoryBytes(new Uint8Array(readFileSync(folder + file)), file));
	const at = (name: string) => recording.signals.findIndex((signal) => signal.name === name);
	const counts: number[] = [];
	const wake: number[] = [];
	for await (const { samples } of recording.blocks()) {
		counts.push(...samples[at("counts")]!);
		wake.push(...samples[at("wake")]!);
	}
	const epochSeconds = Math.round(1 / recording.signals[at("counts")]!.samplingRateHz);
	return { counts, wake, epochSeconds, start: recording.start.localTime };
}

describe.skipIf(!here)(
	`Actiware${here ? "" : " (skipped: data/importer-samples is not here; quickening data get importer-samples)"}`,
	() => {
		it.each([
			["test_sample_rpx_eng.csv", 30, 20_152],
			["test_sample_rpx_fr.csv", 60, 11_551],
			["test_sample_rpx_ger_no_light.csv", 30, 19_641],
		])("scored all epochs of %s as Oakley's algorithm does", async (file, epoch, scored) => {
			const { counts, wake, epochSeconds } = await signals(file);
			expect(epochSeconds).toBe(epoch);
			const scores = scoreOakley(counts, { epochSeconds });
			let compared = 0;
			const different: number[] = [];
			for (let i = 0; i < scores.length; i++) {
				if (Number.isNaN(wake[i]!) || Number.isNaN(scores[i]!)) continue;
				compared++;
				if (scores[i] !== 1 - wake[i]!) different.push(i);
			}
			expect(different).toEqual([]);
			expect(compared).toBe(scored);
		});

		it("leaves unknown what Actiware did not score, but for neighbours of what is not known", async () => {
			const { counts, wake } = await signals("test_sample_rpx_ger_no_light.csv");
			const scores = scoreOakley(counts, { epochSeconds: 30 });
			expect(wake.filter((value, i) => Number.isNaN(value) && !Number.isNaN(scores[i]!))).toEqual([]);
		});

		it("sleep and wake of its seven sleep intervals are the same", async () => {
			const { counts, epochSeconds, start } = await signals("test_sample_rpx_eng.csv");
			const scores = scoreOakley(counts, { epochSeconds });
			const begin = Date.parse(`${start}Z`);
			const time = (date: string, clock: string) => Date.parse(`${date.split("/").toReversed().join("-")}T${clock}Z`);
			const intervals = readFileSync(`${folder}test_sample_rpx_eng.csv`, "latin1")
				.split(/\r?\n/)
				.filter((line) => line.startsWith('"SLEEP"'))
				.map((line) => line.split('","'));
			expect(intervals).toHaveLength(7);
			for (const fields of intervals) {
				const at = (k: number) => (time(fields[k]!, fields[k + 1]!) - begin) / 1000 / epochSeconds;
				const { timeInBedMinutes, totalSleepTimeMinutes } = sleepSummary(scores.subarray(at(2), at(4)), {
					epochSeconds,
				});
				expect(timeInBedMinutes).toBe(Number(fields[6]));
				expect(totalSleepTimeMinutes).toBe(Number(fields[11]));
				expect(timeInBedMinutes - totalSleepTimeMinutes).toBe(Number(fields[9]));
			}
		});
	},
);
