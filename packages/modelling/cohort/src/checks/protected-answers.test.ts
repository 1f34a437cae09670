import { describe, expect, it } from "vitest";
import { cohortOf } from "../tables/typed-tables.ts";
import { checkCohort } from "./check-cohort.ts";

const participant = { participantId: ["p1", "p2"], enrolledOn: ["2024-12-01", "2024-12-01"] };
const messages = (tables: object) => JSON.stringify(checkCohort(tables as never).objects());

describe("an answer about self-harm", () => {
	it.each([
		["epds", 10],
		["EPDS", 10],
		["phq9", 9],
		["epds", "ten"],
		["", 10],
	])("is in no problem's words: %s, item %s", (instrument, item) => {
		for (const score of [4, 77, "2,25", "3.5"]) {
			const questionnaire = {
				...{ participantId: ["p2"], date: ["2025-02-01"], language: ["en"] },
				...{ instrument: [instrument], item: [item], score: [score] },
			};
			const found = checkCohort({ participant, questionnaire }).objects();
			const own = found.filter(({ column, code }) => column === "score" && code !== "empty");
			// With an instrument that is none, "4" may be right.
			expect(own.length).toBe(score === 4 && !["epds", "phq9"].includes(instrument) ? 0 : 1);
			for (const { message } of own) {
				expect(message).not.toContain(String(score));
				expect(message).toContain("an answer about self-harm is not shown here");
			}
		}
	});

	it.each([77, "2,25", 2.5])("is in no error of cohortOf: %s", (score) => {
		const questionnaire = {
			...{ participantId: ["p2"], date: ["2025-02-01"], language: ["en"] },
			...{ instrument: ["epds"], item: [10], score: [score] },
		};
		const failed = (): { readonly message: string; readonly received?: unknown } => {
			try {
				cohortOf({ questionnaire });
			} catch (error) {
				return error as Error;
			}
			throw new Error("It was taken.");
		};
		expect(failed().message).toContain("what stands there is not shown");
		expect(`${failed().message} ${String(failed().received)}`).not.toContain(String(score));
	});

	it("is the only one that is kept back", () => {
		const questionnaire = {
			...{ participantId: ["p2"], date: ["2025-02-01"], language: ["en"] },
			...{ instrument: ["epds"], item: [9], score: [4] },
		};
		expect(messages({ participant, questionnaire })).toContain("epds gives 0 to 3; this is 4");
	});
});

describe("a pregnancy that ended early", () => {
	const pregnancy = (ended: string, endedOn: string) => ({
		...{ pregnancyId: ["q1"], participantId: ["p1"], lastPeriodOn: ["2025-01-01"] },
		...{ endedOn: [endedOn], ended: [ended] },
	});
	const infant = { infantId: [], pregnancyId: [], birthOrder: [] };
	const day = (personId: string, pregnancyId: string) => ({
		...{ personId: [personId], date: ["2025-02-01"], source: ["ring"], pregnancyId: [pregnancyId] },
		restingHeartRateBpm: [999],
	});

	it.each(["loss", "termination", "miscarriage", "LOSS", "unknown", "ongoing", "", "live-birth"])(
		"is protected by its date, whatever its code says: %s",
		(ended) => {
			const tables = { participant, pregnancy: pregnancy(ended, "2025-03-20"), infant, day: day("p1", "q1") };
			expect(messages(tables)).not.toMatch(/q1|p1|999/);
		},
	);

	it.each([
		["p1", "Q1"],
		["p1", " q01"],
		["P1", ""],
		["p1", ""],
		["p1", "nobody"],
	])("is protected where its ids are written otherwise: %s, %s", (personId, pregnancyId) => {
		const tables = { participant, pregnancy: pregnancy("loss", "2025-03-20"), infant, day: day(personId, pregnancyId) };
		expect(messages(tables)).not.toMatch(/q0?1|p1|999/i);
	});
});

describe("ids", () => {
	it.each([
		["P1", "p1"],
		["007", "7"],
		["p 1", "p1"],
		["ｐ1", "p1"],
		["__proto__", "__PROTO__"],
	])("that only a program tells apart are named: %s, %s", (a, b) => {
		const found = checkCohort({
			participant: { participantId: [a, b], enrolledOn: ["2025-01-01", "2025-01-01"] },
		}).objects();
		expect(found.filter(({ code }) => code === "ids-look-alike").map(({ message }) => message.split(".")[0])).toEqual([
			`participantId "${b}" and "${a}" are two`,
		]);
	});

	it("with other numbers are not", () => {
		const participantId = ["p1", "p10", "p-1", "p100", "p1-1", "p11", "constructor"];
		const table = { participantId, enrolledOn: participantId.map(() => "2025-01-01") };
		expect(messages({ participant: table })).not.toContain("ids-look-alike");
	});
});

describe("a cell of another type", () => {
	it.each([
		["heightCm", "1,65", "a decimal comma"],
		["heightCm", "NA", "leave the cell empty"],
		["enrolledOn", "45678", "of a spreadsheet"],
		["enrolledOn", "01/02/2025", "write year, month, day"],
		["enrolledOn", "2025-01-01T10:00:00", "leave the time of day out"],
	])("is told how it may have come about: %s %s", (column, value, words) => {
		const table = { participantId: ["p1"], enrolledOn: ["2025-01-01"], [column]: [value] };
		expect(messages({ participant: table })).toContain(words);
	});
});
