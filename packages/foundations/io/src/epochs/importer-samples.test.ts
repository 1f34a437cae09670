import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Recording } from "@quickening/core";
import { describe, expect, it } from "vitest";
import { readNamed } from "../../test/read-whole.ts";
import { readActical } from "../actical/index.ts";
import { readActiwatch } from "../actiwatch/index.ts";
import { readActTrust } from "../acttrust/index.ts";
import type { ByteSource } from "../bytes/index.ts";
import { readDaqtometer } from "../daqtometer/index.ts";
import { identifyRecording } from "../identify/index.ts";
import { readMotionWare } from "../motionware/index.ts";
import { fileBytes } from "../node/index.ts";
import { readPhilips } from "../philips/index.ts";
import { readTempatilumi } from "../tempatilumi/index.ts";

const folder = fileURLToPath(new URL("../../../../../data/importer-samples/raw/", import.meta.url));
const isHere =
	existsSync(`${folder}pyActigraphy/test_sample_rpx_eng.csv`) && existsSync(`${folder}GGIRread/Actical.csv`);

const readers: Readonly<Record<string, (source: ByteSource) => Promise<Recording>>> = {
	actiwatch: readActiwatch,
	philips: readPhilips,
	actical: readActical,
	acttrust: readActTrust,
	daqtometer: readDaqtometer,
	motionware: readMotionWare,
	tempatilumi: readTempatilumi,
};

/*
 * Start, epochs and the sum of counts as pyActigraphy 1.2.2 gives them (run on each file; without the missing epochs that it
 * cuts off), or the sums in GGIRread's own tests (45ef623): counts, and other signals by name.
 */
const expected: readonly (readonly [
	file: string,
	start: string,
	nEpochs: number,
	sums: Readonly<Record<string, number>>,
])[] = [
	["pyActigraphy/example_01.AWD", "1918-01-23T13:58:00.000", 18401, { counts: 2596555 }],
	["pyActigraphy/example_02.AWD", "1918-01-23T13:52:00.000", 18413, { counts: 3385004 }],
	["pyActigraphy/example_03.AWD", "1918-01-23T14:03:00.000", 21456, { counts: 5414998 }],
	["pyActigraphy/example_04.AWD", "1918-01-16T18:00:00.000", 31299, { counts: 2533404 }],
	["pyActigraphy/example_05.AWD", "1918-01-30T11:15:00.000", 21703, { counts: 2633684 }],
	["pyActigraphy/test_sample.AWD", "2018-01-01T08:30:00.000", 11718, { counts: 1741455 }],
	["pyActigraphy/test_sample_aw4.AWD", "2011-02-22T12:00:00.000", 31854, { counts: 12564915 }],
	["pyActigraphy/test_sample_aw7.AWD", "2009-11-17T19:30:00.000", 30623, { counts: 2165639 }],
	["pyActigraphy/test_sample_awi.AWD", "2002-10-10T17:34:00.000", 6162, { counts: 1104219 }],
	["pyActigraphy/test_sample_awl.AWD", "1996-11-10T16:22:00.000", 12774, { counts: 2428861 }],
	["pyActigraphy/test_sample_awlp.AWD", "1997-04-22T09:38:00.000", 10103, { counts: 2246342 }],
	["pyActigraphy/test_sample_awmk2.AWD", "2016-05-25T14:30:00.000", 29992, { counts: 1613282 }],
	["pyActigraphy/test_sample_aws.AWD", "1999-01-14T15:07:00.000", 1521, { counts: 66375 }],
	["pyActigraphy/test_sample_awt.AWD", "2001-01-30T18:11:00.000", 3862, { counts: 572545 }],
	["pyActigraphy/test_sample_rpx_eng.csv", "2015-07-04T09:45:00.000", 20160, { counts: 3780329 }],
	["pyActigraphy/test_sample_rpx_fr.csv", "2015-02-04T11:45:00.000", 11581, { counts: 210821 }],
	["pyActigraphy/test_sample_rpx_ger_no_light.csv", "2020-01-24T09:05:00.000", 20160, { counts: 1457069 }],
	["pyActigraphy/test_sample_rpx_ger_with_light.csv", "2019-09-19T14:00:00.000", 20160, { counts: 1097936 }],
	["pyActigraphy/test_sample_dqt.csv", "2000-01-27T19:00:00.000", 43200, { counts: 262326 }],
	["pyActigraphy/test_sample.mtn", "2018-05-23T17:30:00.000", 5978, { counts: 109065 }],
	["pyActigraphy/test_sample_atr.txt", "1918-01-01T09:00:00.000", 5760, { counts: 14166918 }],
	// pyActigraphy 1.2.2 does not read its own sample; the sum is that of the column.
	["pyActigraphy/test_sample_tal.txt", "2000-01-01T00:00:00.000", 10080, { counts: 788482 }],
	["GGIRread/Actiwatch.AWD", "2009-10-01T17:00:00.000", 329, { counts: 108864, light: 0, marker: 2 }],
	["GGIRread/Actiwatch.csv", "2019-11-23T06:00:00.000", 860, { counts: 4589, wake: 55, offWrist: 797 }],
	["GGIRread/Actical.csv", "2021-05-13T00:00:00.000", 501, { counts: 7974, steps: 462 }],
	["GGIRread/DataList_AH1234567890_PhilipsHealthBand.xlsx", "2022-11-04T23:58:00.000", 491, { counts: 240393 }],
	["GGIRread/Sleep_Wake_AH1234567890_PhilipsHealthBand.xlsx", "2022-11-05T01:10:00.000", 491, { sleepWake: 445 }],
];

describe.skipIf(!isHere)(
	`the files of pyActigraphy and GGIRread${isHere ? "" : " (skipped: data/importer-samples is not here)"}`,
	() => {
		it.each(expected)(
			"%s is recognised and has the peers' start, epochs and sums",
			async (file, start, nEpochs, sums) => {
				const source = await fileBytes(folder + file);
				try {
					const { format } = await identifyRecording(source);
					const recording = await readers[format]!(source);
					expect(recording.format).toBe(format);
					expect(recording.start.localTime).toBe(start);
					const { samples } = await readNamed(recording);
					const found = Object.keys(sums).map((name) => [name, sum(samples[name]!)]);
					expect(Object.fromEntries(found)).toEqual(sums);
					expect(Object.values(samples).map(({ length }) => length)).toEqual(recording.signals.map(() => nEpochs));
				} finally {
					await source.close();
				}
			},
		);
	},
);

const sum = (values: readonly number[]) => values.reduce((all, value) => (Number.isNaN(value) ? all : all + value), 0);
