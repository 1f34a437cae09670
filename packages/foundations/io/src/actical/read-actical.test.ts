import { describe, expect, it } from "vitest";
import { readNamed } from "../../test/read-whole.ts";
import { memoryBytes } from "../bytes/index.ts";
import * as api from "./index.ts";

const list = (rows: readonly string[]) =>
	`Actical List Export File  (Version 03.00),,,,
Identity:,A,,,
Start Date:,13-May-21,(Thu),,
Device Serial Number:,B11,,,
Device Location:,WRIST,,,
Epoch#,Day#,Elapsed,Date,Time,Activity,Steps,Energy,Activity,Event Marker
,,Seconds,,,Counts,,Expenditure,Intensity,Button Presses
,,,,,,,kcals/min/kg,(1=sedentary),(1=pressed)
${rows.join("\n")}
`;
const read = (rows: readonly string[], options = {}) =>
	api.readActical(memoryBytes(new TextEncoder().encode(list(rows)), "a.csv"), options);

it("exports exactly these names", () => {
	expect(Object.keys(api)).toEqual(["readActical"]);
});

describe("readActical", () => {
	it("reads columns whose headings stand above one another", async () => {
		const recording = await read([
			"0,1,60,13-May-21,00:00,250,12,NaN,NaN,0",
			"1,1,120,13-May-21,00:01,361,50,0.02,2,1",
		]);
		expect(recording.start.localTime).toBe("2021-05-13T00:00:00.000");
		expect(recording.device).toMatchObject({ serialNumber: "B11", wearSite: "WRIST" });
		expect(recording.signals.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
			"counts 1",
			"steps 1",
			"energyExpenditure kcal/min/kg",
			"intensity 1",
			"marker 1",
		]);
		expect((await readNamed(recording)).samples).toEqual({
			counts: [250, 361],
			steps: [12, 50],
			energyExpenditure: [Number.NaN, 0.02],
			intensity: [Number.NaN, 2],
			marker: [0, 1],
		});
	});

	it("takes the epoch from the seconds that elapse, and asks for the order of numbers in a date", async () => {
		const rows = ["0,1,15,05/06/21,00:00:00,1,,,,0", "1,1,30,05/06/21,00:00:15,2,,,,0"];
		await expect(read(rows)).rejects.toMatchObject({ code: "ambiguous-date" });
		const recording = await read(rows, { dateOrder: "month-first" });
		expect(recording.start.localTime).toBe("2021-05-06T00:00:00.000");
		expect(recording.signals[0]!.samplingRateHz).toBe(1 / 15);
	});

	it("refuses a list without epochs, and a date that is no day", async () => {
		await expect(read([])).rejects.toMatchObject({ code: "no-data" });
		await expect(read(["0,1,60,31-Jun-21,00:00,250,12,0,1,0"])).rejects.toMatchObject({ code: "invalid-time" });
	});
});
