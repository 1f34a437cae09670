import { describe, expect, expectTypeOf, it } from "vitest";
import { defineColumns, desc, escaped, op } from "./index.ts";

const visits = defineColumns({
	participant: { type: "text", unit: "id" },
	weeks: { type: "number", unit: "weeks", range: [4, 44] },
	rate: { type: "number", unit: "bpm", missing: [""] },
});
const table = () =>
	visits.fromRows([
		{ participant: "a", weeks: 12, rate: 80 },
		{ participant: "b", weeks: 12, rate: 70 },
		{ participant: "a", weeks: 36, rate: 90 },
		{ participant: "b", weeks: 36, rate: Number.NaN },
	]);

describe("Arquero's verbs on a typed table", () => {
	it("group and roll up, and a mean keeps its column's unit while a count has none", () => {
		const means = table()
			.filter((d) => op.is_finite(d.rate))
			.groupby("weeks")
			.rollup({ n: op.count(), mean: (d) => op.mean(d.rate), sd: op.stdev("rate"), variance: op.variance("rate") });
		expect(means.select("weeks", "n", "mean").objects()).toEqual([
			{ weeks: 12, n: 2, mean: 75 },
			{ weeks: 36, n: 1, mean: 90 },
		]);
		expect(means.title("weeks", "Gestation")).toBe("Gestation (weeks)");
		expect(means.title("mean", "Heart rate")).toBe("Heart rate (bpm)");
		expect(means.title("sd")).toBe("sd (bpm)");
		expect(means.title("n")).toBe("n");
		expect([means.unit("mean"), means.unit("n")]).toEqual(["bpm", ""]);
		expect(means.hasUnit("variance")).toBe(false);
		expect(() => means.title("variance")).toThrow(
			'title: column variance of the rows must have a unit; got none. State it where the column is made, with { units: { variance: "bpm" } }, or by describe({ variance: { unit: "bpm" } }); "1" is a pure number',
		);
		expect(means.describe({ variance: { unit: "bpm²" } }).title("variance")).toBe("variance (bpm²)");
	});

	it("keep units when columns are selected, renamed, ordered, sliced and made anew", () => {
		const ordered = table().rename({ rate: "bpm" }).orderby(desc("weeks"), "participant").slice(0, 2);
		expect(ordered.objects().map(({ participant, weeks }) => [participant, weeks])).toEqual([
			["a", 36],
			["b", 36],
		]);
		expect(ordered.select("bpm").title("bpm")).toBe("bpm (bpm)");
		expect(table().dedupe("participant").numRows()).toBe(2);
		expect(table().concat(table()).title("rate")).toBe("rate (bpm)");
		expect(table().count().objects()).toEqual([{ count: 4 }]);
		expect(table().ungroup().columnOf("weeks")).toEqual({ type: "number", unit: "weeks", range: [4, 44] });
	});

	it("a derived column has the unit that is stated, and loses it when it is made anew without one", () => {
		const days = table().derive({ days: (d) => 7 * d.weeks }, { units: { days: "days" } });
		expect(days.title("days")).toBe("days (days)");
		expect(days.array("days")).toEqual([84, 84, 252, 252]);
		expect(days.derive({ days: (d) => d.days / 30 }).hasUnit("days")).toBe(false);
		const before = table()
			.groupby("participant")
			.derive({ before: op.lag("rate") });
		expect(before.title("before")).toBe("before (bpm)");
		expect(before.array("before")).toEqual([undefined, undefined, 80, 70]);
	});

	it("types know columns, also those that verbs make", () => {
		const made = table()
			.groupby("participant")
			.rollup({ first: (d) => op.min(d.weeks) });
		expectTypeOf(made.objects()).toEqualTypeOf<{ readonly participant: string; readonly first: number }[]>();
		expectTypeOf(table().rename({ rate: "bpm" }).array("bpm")).toEqualTypeOf<number[]>();
		// @ts-expect-error: there is no such column
		expect(() => table().select("rat")).toThrow();
		// @ts-expect-error: there is no such column
		expect(() => table().filter((d) => d.rat > 1)).toThrow();
	});

	it("a function of the program runs as it is when it is escaped", () => {
		const half = 0.5;
		expect(
			table()
				.derive({ half: escaped((d: { rate: number }) => d.rate * half) }, { units: { half: "bpm" } })
				.array("half"),
		).toEqual([40, 35, 45, Number.NaN]);
	});

	it("a group keeps its unit after a filter, and a key that is made anew has none", () => {
		const grouped = table()
			.groupby("weeks")
			.filter((d) => d.rate > op.mean(d.rate));
		expect(grouped.rollup({ most: op.max("rate") }).objects()).toEqual([{ weeks: 12, most: 80 }]);
		expect(grouped.count().title("weeks")).toBe("weeks (weeks)");
	});

	it("hands over Arquero's own table, rows in their order", () => {
		const plain = table()
			.orderby(desc("rate"))
			.filter((d) => d.rate > 75)
			.asArquero();
		expect(plain.array("rate")).toEqual([90, 80]);
	});
});

describe("what is refused, with the nearest name", () => {
	const any = () => table() as unknown as Record<string, (...values: unknown[]) => unknown>;
	it.each<[string, (t: ReturnType<typeof any>) => unknown]>([
		["select", (t) => t.select!("rat")],
		["groupby", (t) => t.groupby!("rat")],
		["orderby", (t) => t.orderby!("rat")],
		["dedupe", (t) => t.dedupe!("rat")],
		["rename", (t) => t.rename!({ rat: "x" })],
		["filter", (t) => t.filter!((d: { rat: number }) => d.rat > 1)],
		["derive", (t) => t.derive!({ x: (d: { rat: number }) => d.rat })],
		["rollup", (t) => t.rollup!({ x: op.mean("rat") })],
		["describe", (t) => t.describe!({ rat: { unit: "bpm" } })],
		["title", (t) => t.title!("rat")],
	])("%s", (verb, run) => {
		expect(() => run(any())).toThrow(
			`${verb}: there is no column "rat" in the rows; did you mean "rate"? It has "participant", "weeks", "rate".`,
		);
	});
	it("a name that is near to none", () => {
		expect(() => any().select!("haemoglobin")).toThrow(
			'select: there is no column "haemoglobin" in the rows. It has "participant", "weeks", "rate".',
		);
	});
	it("a unit for a column that is not made", () => {
		expect(() => any().derive!({ days: (d: { weeks: number }) => 7 * d.weeks }, { units: { day: "days" } })).toThrow(
			'derive: units: there is no column "day" in what is made; did you mean "days"? It has "days".',
		);
	});
	it("two columns of one name", () => {
		expect(() => any().rename!({ rate: "weeks" })).toThrow("rename: two columns of the rows would have the same name");
	});
	it("rows of another unit", () => {
		const inSeconds = table().describe({ rate: { unit: "1/s" } });
		expect(() => table().concat(inSeconds)).toThrow(
			"concat: rate must have one unit; got bpm in the rows and 1/s in the rows",
		);
	});
});
