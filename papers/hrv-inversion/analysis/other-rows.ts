import { type ClockRows, clockProducts } from "@quickening/cohort";
import type { StageContext } from "@quickening/paper";
import { mixedFromProducts } from "@quickening/stats";
import { type Cell, readDesign } from "./design.ts";
import type { Measured } from "./measured.ts";
import { type Share, shareOf } from "./shares.ts";
import { rowsOf, studyOf } from "./study.ts";

/** Ways in which two models come to see other nights. */
export const faults = ["same", "weeks", "dates"] as const;
export type Fault = (typeof faults)[number];

/** The AIC difference of births at term when the models see the same nights, or other ones. */
export interface OtherRowsRow {
	readonly clock: "gestation" | "birth";
	readonly unit: "ln(ms)" | "ms";
	readonly fault: Fault;
	readonly n: number;
	/** Nights that one model lacks, per cent, mean. */
	readonly missingPercent: number;
	readonly low: number;
	readonly median: number;
	readonly high: number;
	readonly decidesBirth: Share;
	readonly decidesGestation: Share;
}

/** One woman in so many has no date of pregnancy, in the fault `dates`. */
const undatedOneIn = 50;

/**
 * What an AIC difference is when the models are not fitted to the same nights. `weeks`: gestational weeks 0 to 40 are kept for
 * the model by gestation, so that the nights of women past their date are lost to it alone. `dates`: one woman in fifty has no
 * date of her pregnancy, and is left out of that model alone.
 */
export default function otherRows(stage: StageContext): void {
	const { line } = stage.readJson<Measured>("measured");
	const design = readDesign(stage, line);
	const rows: OtherRowsRow[] = [];
	for (const clock of ["gestation", "birth"] as const) {
		const cell: Cell = {
			part: "main",
			clock,
			slopes: "erickson",
			women: design.study.women,
			world: "reference",
			repetitions: design.repetitions.rows,
		};
		const found = Array.from({ length: design.repetitions.rows }, (_, repetition) => {
			const people = studyOf(design, { cell, repetition, stratum: "term" }).map(rowsOf);
			return (["ln(ms)", "ms"] as const).map((unit) => {
				const inUnit = unit === "ms" ? people.map(inMs) : people;
				const aic = (some: readonly ClockRows[], axis: "gestation" | "birth") => {
					const products = clockProducts(some, axis, { ...design.shapes, turnDays: [] });
					return mixedFromProducts(products.products, {
						outcome: products.values,
						fixed: [0, ...products.spline],
						random: [0],
					});
				};
				const byBirth = aic(inUnit, "birth");
				return faults.map((fault) => {
					const byGestation = aic(seenByGestation(inUnit, fault), "gestation");
					return {
						difference: byGestation.aic - byBirth.aic,
						missing: 100 * (1 - byGestation.n / byBirth.n),
					};
				});
			});
		});
		(["ln(ms)", "ms"] as const).forEach((unit, u) => {
			faults.forEach((fault, f) => {
				const each = found.map((repetition) => repetition[u]?.[f] as { difference: number; missing: number });
				const differences = each.map(({ difference }) => difference).sort((a, b) => a - b);
				const n = differences.length;
				const at = (p: number) => differences[Math.round(p * (n - 1))] as number;
				rows.push({
					clock,
					unit,
					fault,
					n,
					missingPercent: each.reduce((sum, { missing }) => sum + missing, 0) / n,
					low: at(0.05),
					median: at(0.5),
					high: at(0.95),
					decidesBirth: shareOf(differences, (value) => value > 10),
					decidesGestation: shareOf(differences, (value) => value < -10),
				});
			});
		});
	}
	stage.writeJson("rows", rows);
	for (const { clock, unit, fault, n, missingPercent, low, median, high, decidesGestation } of rows) {
		const id = `${clock}.${unit === "ms" ? "ms" : "log"}.${fault}`;
		stage.value(`otherRows.difference.${id}`, {
			value: median,
			unit: "",
			digits: 0,
			n,
			units: "simulated studies",
			interval: { low, high, levelPercent: 90, method: "5th and 95th percentile over studies", label: "90% range" },
			method: "AIC by gestation less AIC by birth in births at term, median",
		});
		stage.value(`otherRows.missing.${id}`, {
			value: missingPercent,
			unit: "%",
			digits: 1,
			n,
			units: "simulated studies",
			method: "Nights that the model by gestation lacks, mean",
		});
		stage.value(`otherRows.gestation.${id}`, {
			value: 100 * decidesGestation.estimate,
			unit: "%",
			digits: 0,
			n,
			units: "simulated studies",
			interval: {
				low: 100 * decidesGestation.low,
				high: 100 * decidesGestation.high,
				levelPercent: 95,
				method: "Wilson",
			},
			method: "Studies in which the AIC by gestation is lower by more than 10",
		});
	}
}

function inMs({ values, ...clocks }: ClockRows): ClockRows {
	return { ...clocks, values: Float64Array.from(values, Math.exp) };
}

function seenByGestation(people: readonly ClockRows[], fault: Fault): readonly ClockRows[] {
	if (fault === "same") return people;
	if (fault === "dates") return people.filter((_, i) => i % undatedOneIn !== 0);
	return people.map(({ gestationalAgeDays, daysToBirth, values }) => {
		const keep = Array.from(gestationalAgeDays).flatMap((day, i) => (day <= 280 ? [i] : []));
		const kept = (column: ClockRows["values"]) => Float64Array.from(keep, (i) => column[i]);
		return { gestationalAgeDays: kept(gestationalAgeDays), daysToBirth: kept(daysToBirth), values: kept(values) };
	});
}
