import { existsSync, readFileSync } from "node:fs";
import { cityBits, cronbachAlpha, epds, mcdonaldOmega } from "@quickening/pregnancy";
import { mean, standardDeviation } from "@quickening/stats";
import { describe, expect, it } from "vitest";
import { readPeerOutput } from "../peer-case.ts";

const file = new URL(
	"../../../data/infant-sleep-maternal-mh/raw/Dataset_maternal_mental_health_infant_sleep.csv",
	import.meta.url,
);
const peer = readPeerOutput("questionnaires/psych.json.gz");

describe.skipIf(!existsSync(file))("410 mothers of infant-sleep-maternal-mh", () => {
	const [head, ...rows] = existsSync(file)
		? new TextDecoder("windows-1252")
				.decode(readFileSync(file))
				.trimEnd()
				.split(/\r?\n/)
				.map((line) => line.split(","))
		: [[]];
	const scale = (prefix: RegExp) => {
		const columns = head!.flatMap((name, column) => (prefix.test(name) ? [column] : []));
		return rows.map((row) => columns.map((column) => Number(row[column])));
	};
	const byItem = (people: readonly number[][]) => people[0]!.map((_, item) => people.map((answers) => answers[item]!));

	it("EPDS: totals of mean 9.05 and SD 6.76, as consistent as R's psych finds them", () => {
		const people = scale(/^EPDS_/);
		const totals = people.map((items) => epds(items, { coding: "scored", safety: "aggregate-only" }).total);
		expect(totals).toHaveLength(410);
		expect([mean(totals), standardDeviation(totals)]).toEqual([
			expect.closeTo(peer.epds.mean, 10),
			expect.closeTo(peer.epds.sd, 10),
		]);
		expect(totals.filter((total) => total >= 13)).toHaveLength(109);
		expect(cronbachAlpha(byItem(people)).value).toBeCloseTo(peer.epds.alpha, 12);
		expect(mcdonaldOmega(byItem(people)).value).toBeCloseTo(peer.epds.omega, 4);
	});
	it("City BiTS: items 3 to 22 alone give the total, and no diagnosis", () => {
		const people = scale(/^CBTS_/);
		const scores = people.map((items) =>
			cityBits([Number.NaN, Number.NaN, ...items, ...Array<number>(7).fill(Number.NaN)]),
		);
		expect(mean(scores.map(({ total }) => total))).toBeCloseTo(peer.cityBits.mean, 10);
		expect(standardDeviation(scores.map(({ total }) => total))).toBeCloseTo(peer.cityBits.sd, 10);
		expect(scores.filter(({ ptsd }) => ptsd === "yes")).toHaveLength(0);
		expect(cronbachAlpha(byItem(people)).value).toBeCloseTo(peer.cityBits.alpha, 12);
	});
});
