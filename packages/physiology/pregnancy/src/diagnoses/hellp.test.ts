import { describe, expect, it } from "vitest";
import { hellp } from "./hellp.ts";
import { maternalOrganDysfunction } from "./maternal-organ-dysfunction.ts";
import { proteinuria } from "./proteinuria.ts";
import { uteroplacentalDysfunction } from "./uteroplacental-dysfunction.ts";

describe("hellp", () => {
	const whole = { ldhUL: 720, astUL: 95, altUL: 110, plateletsPerNl: 82 };
	it.each<[string, Parameters<typeof hellp>[0], ReturnType<typeof hellp>["tennessee"], unknown, unknown]>([
		["all three", whole, "yes", "no", 2],
		["platelets 50", { ...whole, plateletsPerNl: 50 }, "yes", "no", 1],
		["platelets 140, AST 45", { ...whole, astUL: 45, altUL: 30, plateletsPerNl: 140 }, "no", "yes", 3],
		["no haemolysis", { ...whole, ldhUL: 300 }, "no", "yes", "none"],
		[
			"LDH not measured",
			{ astUL: 95, altUL: 110, plateletsPerNl: 82 },
			"not-determinable",
			"not-determinable",
			"not-determinable",
		],
		["LDH not measured, platelets well", { astUL: 95, plateletsPerNl: 250 }, "no", "yes", "none"],
		["ALT not measured, AST low", { ldhUL: 700, astUL: 30, plateletsPerNl: 90 }, "no", "yes", "not-determinable"],
		["nothing", {}, "not-determinable", "not-determinable", "not-determinable"],
		["all well", { ldhUL: 200, astUL: 20, altUL: 20, plateletsPerNl: 250 }, "no", "no", "none"],
	])("%s", (_, values, tennessee, partial, mississippiClass) => {
		expect(hellp(values)).toMatchObject({ tennessee, partial, mississippiClass });
	});
	it("refuses platelets per microlitre", () => {
		expect(() => hellp({ ...whole, plateletsPerNl: 82_000 })).toThrow("plateletsPerNl must be between 1 and 2000");
	});
});

describe("grounds of pre-eclampsia", () => {
	it("counts thresholds as they are printed", () => {
		expect(proteinuria({ proteinCreatinineMgMmol: 29.9 }).finding).toBe("no");
		expect(proteinuria({ albuminCreatinineMgMmol: 8 }).finding).toBe("yes");
		expect(proteinuria({ protein24hMg: 300 }).finding).toBe("yes");
		expect(proteinuria({}).finding).toBe("not-determinable");
		expect(proteinuria({ dipstick: "trace" }).finding).toBe("no");
		expect(() => proteinuria({ dipstick: "++" as "2+" })).toThrow('"trace"');
		expect(maternalOrganDysfunction({ altUL: 40 }, { unrecordedSigns: "absent" }).missing).toEqual([
			"plateletsPerNl",
			"creatinineUmolL",
		]);
		expect(maternalOrganDysfunction({ astUL: 41 }).finding).toBe("yes");
		expect(uteroplacentalDysfunction({ angiogenicImbalance: true }).finding).toBe("yes");
		expect(uteroplacentalDysfunction({}).missing).toHaveLength(4);
	});
	it("takes null for not known, and refuses a text, which would count as true", () => {
		expect(maternalOrganDysfunction({ plateletsPerNl: null, clonus: null }).missing).toContain("clonus");
		expect(uteroplacentalDysfunction({ placentalAbruption: null }).missing).toContain("placentalAbruption");
		expect(proteinuria({ proteinCreatinineMgMmol: null, dipstick: null }).finding).toBe("not-determinable");
		expect(hellp({ ldhUL: null }).missing).toContain("ldhUL");
		expect(() => uteroplacentalDysfunction({ placentalAbruption: "no" as never })).toThrow("must be true or false");
		expect(() => maternalOrganDysfunction({ clonus: 0 as never })).toThrow("must be true or false");
		expect(() => proteinuria({ protein24hMg: "310" as never })).toThrow("must be a number");
	});
});
