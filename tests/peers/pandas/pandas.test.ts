import { readFileSync } from "node:fs";
import { defineColumns, op } from "@quickening/table";
import { describe, expect, it } from "vitest";
import { expectClose, readPeer } from "../read-peer.ts";

/** Sums in another order. */
const TOLERANCE = 1e-12;

const peer = readPeer("pandas/pandas.json");
const bytes = (file: string) => new Uint8Array(readFileSync(new URL(file, import.meta.url)));
const visitColumns = defineColumns({
	participant: { type: "text", unit: "id" },
	weeks: { type: "number", unit: "weeks" },
	rate: { type: "number", unit: "bpm", missing: [""] },
});
const womenColumns = defineColumns({
	participant: { type: "text", unit: "id" },
	age: { type: "number", unit: "years" },
	site: { type: "text", unit: "code" },
});
const visits = await visitColumns.read(bytes("visits.csv"), "visits.csv");
const women = await womenColumns.read(bytes("women.csv"), "women.csv");

/** Rows with null for what is missing, as pandas' are written down. */
const shown = (rows: readonly object[]) =>
	rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number.isNaN(value) ? null : value])),
	);

describe(`verbs beside ${peer.peer}`, () => {
	it("groups roll up to the same counts, means, deviations, quantiles and sums", () => {
		const weekly = visits
			.groupby("weeks")
			.rollup({
				n: () => op.count(),
				valid: (d) => op.valid(d.rate),
				mean: (d) => op.mean(d.rate),
				sd: (d) => op.stdev(d.rate),
				median: (d) => op.median(d.rate),
				low: (d) => op.min(d.rate),
				high: (d) => op.max(d.rate),
				sum: (d) => op.sum(d.rate),
				q25: (d) => op.quantile(d.rate, 0.25),
			})
			.orderby("weeks")
			.objects();
		expect(weekly).toHaveLength(4);
		for (const [i, row] of weekly.entries()) {
			for (const [name, value] of Object.entries(row)) expectClose(value, peer.weekly[i][name], TOLERANCE);
		}
	});

	it("distinct values are counted without the missing ones", () => {
		const counted = visits
			.filter((d) => op.is_finite(d.rate))
			.groupby("weeks")
			.rollup({ distinct: (d) => op.distinct(d.rate) })
			.orderby("weeks");
		expect(counted.array("distinct")).toEqual(peer.weekly.map(({ distinct }: { distinct: number }) => distinct));
	});

	it("joins have the same rows in the same order, matched or not", () => {
		expect(shown(visits.join_left(women, "participant").objects())).toEqual(peer.left);
		expect(shown(visits.join(women, "participant").objects())).toEqual(peer.inner);
		expect(shown(women.join(visits, "participant", { expect: "one-to-many" }).objects())).toEqual(peer.oneToMany);
	});

	it("a join and a group-by after it agree", () => {
		const bySite = visits
			.join(women, "participant")
			.groupby("site", "weeks")
			.rollup({ count: (d) => op.valid(d.rate), mean: (d) => op.mean(d.rate) })
			.orderby("site", "weeks")
			.objects();
		expect(bySite.map(({ site, weeks, count }) => [site, weeks, count])).toEqual(
			peer.bySite.map(({ site, weeks, count }: (typeof bySite)[number]) => [site, weeks, count]),
		);
		for (const [i, { mean }] of bySite.entries()) expectClose(mean, peer.bySite[i].mean, TOLERANCE);
	});

	it("the row before, within a group, is the same", () => {
		const before = visits.groupby("participant").derive({ before: (d) => op.lag(d.rate) });
		expect(shown(before.select("before").objects()).map((row) => row["before"] ?? null)).toEqual(
			peer.lag.map((row: { before: number | null }) => row.before),
		);
	});

	it("both refuse a join that multiplies rows", () => {
		expect(peer.refused).toContain("not a one-to-one merge");
		expect(() => women.join(visits, "participant", { expect: "one-to-one" })).toThrow('expect is "one-to-one"');
	});
});

describe(`files that ${peer.peer} wrote`, () => {
	it.each(["visits.parquet", "visits.arrow"])("%s holds the same table as the CSV", async (file) => {
		const table = await visitColumns.read(bytes(file), file);
		expect(table.objects()).toEqual(visits.objects());
	});
});
