import { describe, expect, it } from "vitest";
import { gt3xFile, infoText, logRecord, payload16 } from "../../test/gt3x-file.ts";
import { memoryBytes } from "../bytes/index.ts";
import { isMovementFormat, openMovement } from "./index.ts";

const start = 1_616_169_420;
const still = Array.from({ length: 30 }, () => [0, 0, 256]);

describe("openMovement", () => {
	it("opens a file by its content, whatever its name", async () => {
		const bytes = gt3xFile([logRecord(26, start, payload16(still))], { info: infoText(start) });
		const { format, recording } = await openMovement(memoryBytes(bytes, "w12.dat"));
		expect(format).toBe("gt3x");
		expect(recording.signals.map(({ name }) => name)).toEqual(["x", "y", "z"]);
	});

	it("says of another recording what it is", async () => {
		const text = new TextEncoder().encode("RR-interval [ms]\n811\n805\n799\n");
		await expect(openMovement(memoryBytes(text, "beats.csv"))).rejects.toMatchObject({
			code: "no-movement",
			message: expect.stringMatching(/^openMovement: source must be a recording of movement; got beats\.csv, which /),
		});
	});

	it("hands the order of dates to the reader that needs it", async () => {
		const rows = Array.from({ length: 5 }, (_, i) => `03/04/2024,10:0${i}:00,${i}`);
		const text = new TextEncoder().encode(["date,time,axis1", ...rows].join("\n"));
		const { recording } = await openMovement(memoryBytes(text, "counts.csv"), { dateOrder: "day-first" });
		expect(recording.start.localTime).toContain("2024-04-03T10:00:00");
	});

	it("tells movement from the rest", () => {
		expect([isMovementFormat("cwa"), isMovementFormat("philips"), isMovementFormat("edf")]).toEqual([
			true,
			true,
			false,
		]);
	});
});
