import { describe, expect, it } from "vitest";
import { readNamed } from "../../test/read-whole.ts";
import * as acttrust from "../acttrust/index.ts";
import { memoryBytes } from "../bytes/index.ts";
import * as daqtometer from "../daqtometer/index.ts";
import * as motionware from "../motionware/index.ts";
import * as tempatilumi from "../tempatilumi/index.ts";

const bytes = (text: string) => memoryBytes(new TextEncoder().encode(text), "a.txt");

it("exports exactly these names", () => {
	const names = [acttrust, daqtometer, motionware, tempatilumi].flatMap((api) => Object.keys(api));
	expect(names).toEqual(["readActTrust", "readDaqtometer", "readMotionWare", "readTempatilumi"]);
});

describe("readActTrust", () => {
	const report = (rows: readonly string[]) =>
		bytes(`+------+ Condor Instruments Report +------+
DEVICE_ID : 7
DEVICE_MODEL : ActTrust1
FIRMWARE_VERSION : 3.8
INTERVAL : 60
+------+
DATE/TIME;MS;EVENT;TEMPERATURE;PIM;PIMn;LIGHT;STATE
${rows.join("\r\n")}
`);
	it("reads it, and leaves an epoch in place that has the moment of its button's press", async () => {
		const rows = [
			"31/01/2018 23:58:00;0;0;29.38;1851;30.85;384.44;0",
			"31/01/2018 23:59:26;0;1;29.4;5;0.1;3;0",
			"01/02/2018 00:00:00;0;0;29.5;0;0;0;0",
		];
		const recording = await acttrust.readActTrust(report(rows));
		expect(recording.start.localTime).toBe("2018-01-31T23:58:00.000");
		expect(recording.device).toMatchObject({ model: "ActTrust1", serialNumber: "7", firmware: "3.8" });
		const { samples, flags, codes } = await readNamed(recording);
		expect(samples).toEqual({
			marker: [0, 1, 0],
			temperature: [29.38, 29.4, 29.5],
			counts: [1851, 5, 0],
			light: [384.44, 3, 0],
			state: [0, 0, 0],
		});
		expect(flags.counts).toEqual([0, 0, 0]);
		expect(codes).toEqual(["time-within-epoch"]);
	});
});

describe("readDaqtometer", () => {
	it("reads its bins in the zone of its header", async () => {
		const text = `Start: 2000-01-27 23:59:59 GMT

Serial number:,77,77
Name:,Accelleration X+Y,Light

2000-01-27 23:59:59,26,53
2000-01-28 00:00:00,36,55
`;
		const recording = await daqtometer.readDaqtometer(bytes(text));
		expect(recording.start).toEqual({
			localTime: "2000-01-27T23:59:59.000",
			zone: "+00:00",
			utcSeconds: Date.UTC(2000, 0, 27, 23, 59, 59) / 1000,
		});
		expect((await readNamed(recording)).samples).toEqual({ counts: [26, 36], light: [53, 55] });
	});
});

describe("readTempatilumi", () => {
	it("reads its table", async () => {
		const text =
			"N° de Série: 42\n\nData; Hora; Evento; Luminosidade; Atividade\n2000/1/1; 00:00:00; 1; 0,5; 0;\n2000/1/1; 00:01:00; 0; 3; 723;\n";
		const recording = await tempatilumi.readTempatilumi(bytes(text));
		expect(recording.device.serialNumber).toBe("42");
		expect((await readNamed(recording)).samples).toEqual({ marker: [1, 0], light: [0.5, 3], counts: [0, 723] });
	});
});

describe("readMotionWare", () => {
	const file = (motion: string, light: string, epoch = 5) => {
		const property = (name: string, content: string) =>
			`<change><property><name>${name}</name><content>${content}</content></property></change>`;
		const channel = (name: string, units: string, seconds: number, data: string) =>
			`<channel><name>${name}</name><units>${units}</units><epoch>${seconds}</epoch><offset>0</offset><data encoding="text">${data}</data></channel>`;
		return bytes(
			`\ufeff<?xml version="1.0" encoding="UTF-8"?><motionfile><log2>${property("=StartTime", "2018-05-23 17:30:00")}${property("=Device", "MW8")}<change>${channel("motion", "Triaxial-Counts", 5, motion)}${channel("Light", "lux", epoch, light)}</change></log2></motionfile>`,
		);
	};
	it("reads its channels, and flags the end of one that is shorter", async () => {
		const recording = await motionware.readMotionWare(file("0,15,\n22,", "0.5,7"));
		expect(recording.start.localTime).toBe("2018-05-23T17:30:00.000");
		const { samples, codes } = await readNamed(recording);
		expect(samples).toEqual({ counts: [0, 15, 22], light: [0.5, 7, Number.NaN] });
		expect(codes).toEqual(["short-channel"]);
	});

	it("refuses channels of two epochs, and a document that is cut", async () => {
		await expect(motionware.readMotionWare(file("0", "0", 60))).rejects.toThrow("channels of one epoch");
		await expect(motionware.readMotionWare(bytes("<motionfile><log2>"))).rejects.toThrow("whole XML document");
	});
});
