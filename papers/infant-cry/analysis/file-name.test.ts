import { describe, expect, it } from "vitest";
import { recordingName } from "./file-name.ts";

const instance = "0D1AD73E-4C5E-45F3-85C4-9A3CB71E8856";

describe("recordingName", () => {
	it("reads the corpus's own examples", () => {
		// Mon, 04 May 2015 12:23:17 GMT, as its README says.
		const ios = recordingName(`${instance}-1430742197-1.0-m-04-hu.wav`);
		expect(ios).toMatchObject({ platform: "iOS", sex: "boy", ageGroup: "0 to 4 weeks", reason: "hungry" });
		expect(new Date(1000 * ios.recordedSeconds).toISOString()).toBe("2015-05-04T12:23:17.000Z");
		const android = recordingName("0c8f14a9-6999-485b-97a2-913c1cbf099c-1431028888092-1.7-f-26-ch.wav");
		expect(android).toMatchObject({ platform: "Android", sex: "girl", reason: "discomfort" });
		expect(android.recordedSeconds).toBe(1431028888.092);
	});

	it("tells an installation by its id, however it is spelt", () => {
		const of = (id: string) => recordingName(`${id}-1430742197-1.0-m-22-ti.wav`).instanceId;
		expect(of(instance)).toBe(of(instance.toLowerCase()));
	});

	it.each(["README.md", `${instance}-1430742197-1.0-m-04-sc.wav`, `${instance}-1430742197-1.0-x-04-hu.wav`, "-hu.wav"])(
		"refuses %s",
		(file) => {
			expect(() => recordingName(file)).toThrow(file);
		},
	);
});
