import { describe, expect, it } from "vitest";
import { analyseRecording } from "../../notebooks/recording/analyse-recording.ts";
import { Envelope } from "../../notebooks/recording/kinds/envelope.ts";
import { madeUp } from "../../notebooks/recording/made-up-recording.ts";
import type { RecordingReport, RecordingSettings } from "../../notebooks/recording/report/report.ts";
import { rowsAsCsv } from "../../notebooks/recording/report/rows-as-csv.ts";
import { clockTime, duration } from "../../notebooks/recording/report/words.ts";
import { encodeEdf } from "../../packages/foundations/io/test/encode-edf.ts";
import { glucoseFile, rrFile, toneFile, wfdbFiles, wristFile } from "./recordings.ts";

const settings: RecordingSettings = {
	zone: "America/Bogota",
	ageYears: null,
	pregnant: false,
	site: "",
	rrUnit: "",
	dateOrder: "",
};
const file = (name: string, bytes: Uint8Array) => new File([bytes as Uint8Array<ArrayBuffer>], name);
const analyse = (files: readonly File[], over: Partial<RecordingSettings> = {}) =>
	analyseRecording(files, { ...settings, ...over }, () => {});
const cell = (report: RecordingReport, table: string, key: string, value: string) =>
	report.tables.find(({ id }) => id === table)!.rows.find((row) => Object.values(row).includes(value))![key];

describe("analyseRecording", () => {
	it("finds the night, the time off the arm and the days of a raw recording", async () => {
		const steps: string[] = [];
		const report = await analyseRecording([file("wrist.gt3x", wristFile())], settings, ({ step }) => steps.push(step));
		expect(report.title).toBe("26 h of acceleration");
		const [night] = report.tables.find(({ id }) => id === "nights")!.rows;
		expect(night!["date"]).toBe("2024-05-06");
		expect(night!["begin"]).toMatch(/^(22:5|23:0)/);
		expect(night!["end"]).toMatch(/^(06:5|07:0)/);
		const [first, second] = report.tables.find(({ id }) => id === "days")!.rows;
		// Of the two hours on the table, those whose windows of 60 min lie wholly in them.
		expect(first!["nonwearHours"]).toBeGreaterThanOrEqual(1);
		expect(first!["nonwearHours"]).toBeLessThanOrEqual(2.5);
		expect(Number(first!["wearHours"]) + Number(first!["nonwearHours"])).toBeCloseTo(12, 1);
		expect(second!["wearHours"]).toBeCloseTo(14, 1);
		expect(steps).toContain("Measuring");
		expect(report.warnings.map(({ code }) => code)).toContain("calibration-impossible");
	}, 300_000);

	it("has a made-up recording for those who have none, and says that it is one", async () => {
		const report = await analyseRecording(madeUp, settings, () => {});
		expect(report.title).toBe("4 days of acceleration");
		expect(report.tables.find(({ id }) => id === "nights")!.rows).toHaveLength(4);
		expect(report.warnings.map(({ code }) => code)).toContain("synthetic");
		expect(report.facts.find(({ name }) => name === "Calibration")!.value).toMatch(/^error at rest \d/);
	}, 300_000);

	it("gives minutes at each intensity only where cut points were made for age and place", async () => {
		const files = [file("wrist.gt3x", wristFile())];
		const of = async (over: Partial<RecordingSettings>) => {
			const { tables, sentences } = await analyse(files, over);
			return { has: tables.some(({ id }) => id === "intensity"), last: sentences.at(-1) };
		};
		expect((await of({ ageYears: 30, site: "nonDominantWrist" })).has).toBe(true);
		const infant = await of({ ageYears: 0.5, site: "hip" });
		expect(infant.has).toBe(false);
		expect(infant.last).toContain("in people of 0.5 years");
		expect((await of({})).last).toContain("Say above how old the wearer is");
	}, 300_000);

	it("takes out an early beat and says so", async () => {
		const report = await analyse([file("morning.txt", rrFile())]);
		expect(report.sentences[0]).toContain("71 beats a minute");
		expect(report.sentences[1]).toMatch(/^400 intervals between beats were there; [23] intervals /);
	});

	it("refuses intervals whose unit nobody says, and names what to do", async () => {
		const bare = file("bare.txt", new TextEncoder().encode(Array.from({ length: 100 }, () => "800").join("\n")));
		await expect(analyse([bare])).rejects.toThrow("bare.txt");
		expect((await analyse([bare], { rrUnit: "ms" })).sentences[0]).toContain("75 beats a minute");
	});

	it("judges glucose in pregnancy by the range for it", async () => {
		const files = [file("sensor.csv", glucoseFile())];
		const outside = await analyse(files);
		const pregnant = await analyse(files, { pregnant: true });
		expect(outside.sentences[0]).toContain("within 70 to 180 mg/dL");
		expect(pregnant.sentences[0]).toContain("within 63 to 140 mg/dL");
		expect(cell(pregnant, "glucose", "value", "In range")).toBe("91.7 %");
		expect(pregnant.tables[0]!.rows.map(({ measure }) => measure)).not.toContain("GMI");
	});

	it("hears a tone", async () => {
		const report = await analyse([file("tone.wav", toneFile())]);
		expect(report.title).toBe("1.0 s of sound");
		expect(report.sentences[1]).toContain("No sample is at full scale");
	});

	it("reads a WFDB record from its files, and its heartbeats", async () => {
		const { header, samples } = wfdbFiles();
		const report = await analyse([file("beats.dat", samples), file("beats.hea", header)]);
		expect(report.title).toContain("with an electrocardiogram");
		expect(report.sentences[1]).toContain("75 beats a minute");
		expect(report.facts.find(({ name }) => name === "Start")!.value).toContain("1989-02-05 12:30:15");
	});

	it("shows the signals of an EDF, each at its rate", async () => {
		const bytes = encodeEdf({
			signals: [
				{ label: "Resp chest", dimension: "mV", samplesPerRecord: 10 },
				{ label: "SaO2", dimension: "%", samplesPerRecord: 1 },
			],
			records: Array.from({ length: 20 }, (_, k) => ({ samples: [Array.from({ length: 10 }, (_, i) => i * k), [97]] })),
		});
		const report = await analyse([file("night.edf", bytes)]);
		expect(report.title).toBe("20 s of 2 signals");
		expect(cell(report, "signals", "rate", "Resp chest")).toBe("10 Hz");
	});

	it("says of a file that it cannot read what it is and what can be read", async () => {
		const zip = file("notes.txt", new TextEncoder().encode("Dear diary, it rained."));
		await expect(analyse([zip])).rejects.toThrow("notes.txt");
		await expect(analyse([file("empty.gt3x", new Uint8Array())])).rejects.toThrow("empty.gt3x");
		await expect(analyse([zip, zip])).rejects.toThrow("one file at a time");
	});

	it("passes through a worker: a report is plain data", async () => {
		for (const report of [
			await analyse([file("morning.txt", rrFile())]),
			await analyse([file("sensor.csv", glucoseFile())]),
			await analyse([file("tone.wav", toneFile())]),
		]) {
			expect(structuredClone(report)).toEqual(report);
			expect(JSON.parse(JSON.stringify(report)).title).toBe(report.title);
		}
	});
});

describe("Envelope", () => {
	it("keeps least and largest of each stretch, however long the signal becomes", () => {
		const envelope = new Envelope(4);
		envelope.add(Float64Array.of(1, 2, 3));
		envelope.add(Float64Array.of(Number.NaN, -5, 6, 7, Number.NaN, Number.NaN));
		expect(envelope.bins()).toEqual([
			{ from: 0, to: 4, low: 1, high: 3 },
			{ from: 4, to: 8, low: -5, high: 7 },
			{ from: 8, to: 9, low: null, high: null },
		]);
		expect([envelope.nSamples, envelope.nMissing]).toEqual([9, 3]);
	});
});

describe("words and rows", () => {
	it.each([
		[9.46, "9.5 s"],
		[90, "90 s"],
		[3600, "60 min"],
		[7500, "2 h 5 min"],
		[26 * 3600, "26 h"],
		[604_800, "7 days"],
		[612_000, "7 days 2 h"],
	])("says %d s as %s", (seconds, words) => expect(duration(seconds)).toBe(words));

	it("writes times of the day, also past midnight", () => {
		expect([clockTime(0), clockTime(86_399), clockTime(90_000), clockTime(Number.NaN)]).toEqual([
			"00:00",
			"00:00",
			"01:00",
			"\u2013",
		]);
	});

	it("quotes cells, and lets no text begin as a formula", () => {
		const rows = [
			{ name: '=1+1,"x"', value: -2.5 },
			{ name: "plain", value: null },
		];
		expect(rowsAsCsv(rows)).toBe('name,value\r\n"\'=1+1,""x""",-2.5\r\nplain,\r\n');
	});
});
