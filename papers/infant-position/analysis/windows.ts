import type { StageContext } from "@quickening/paper";
import { correlation, mean } from "@quickening/stats";
import {
	type CompiledAgreementPositionRow,
	compiledAgreementPosition,
	compiledAgreementSplit,
} from "../../../data/infant-body-position/columns.ts";
import { type CodedSession, codedSessions } from "./coded-sessions.ts";
import { keepingNumbers } from "./keeping-numbers.ts";
import { asValue, type Draws, type Estimate, overInfants } from "./over-infants.ts";
import { type Model, models, outlierSessions, type Position, positions, unpublishedSession } from "./positions.ts";

/** Shares of positions in one window, by the model and by people. */
export interface Window {
	readonly infant: string;
	readonly session: string;
	readonly n: number;
	readonly predicted: readonly number[];
	readonly coded: readonly number[];
}

/** How far shares are off in windows of one length. */
export interface WindowRow {
	readonly model: Model;
	/** null: the whole session. */
	readonly windowSeconds: number | null;
	readonly nWindows: number;
	readonly nInfants: number;
	/** Time that stands under another position than people coded, percent of the window. */
	readonly misplacedPercent: Estimate;
	/** The same as an error of each position, in percentage points. */
	readonly errorPoints: Readonly<Record<Position, Estimate>>;
}

/** A correlation of the published tables beside what is found. */
export interface CorrelationRow {
	readonly model: Model;
	readonly windows: "session" | "bins" | "clock";
	readonly outliers: "with" | "without";
	readonly position: Position | "Overall";
	readonly nWindows: number;
	readonly nInfants: number;
	readonly correlation: Estimate;
}

/** What windows of two seconds to ten minutes change. */
export default async function windows(context: StageContext): Promise<void> {
	const { stage, numbers } = keepingNumbers(context);
	const files: Record<Model, CodedSession[]> = {
		group: codedSessions((await stage.readTable("group", compiledAgreementPosition)).objects()),
		individual: codedSessions(
			(await stage.readTable("individual", compiledAgreementSplit)).objects() as CompiledAgreementPositionRow[],
		),
	};
	const draws: Draws = {
		repeats: stage.param<number>("bootstrapRepeats"),
		seed: `${stage.param<number>("seed")}/windows`,
	};
	const leastCoded = stage.param<number>("leastCoded");
	const rows: WindowRow[] = [];
	const correlations: CorrelationRow[] = [];
	for (const model of models) {
		for (const windowSeconds of [...stage.param<number[]>("windowSeconds"), null]) {
			const cut =
				windowSeconds === null
					? files[model].flatMap(wholeSession)
					: files[model].flatMap((session) => clockWindows(session, { windowSeconds, leastCoded }));
			rows.push(windowRow(model, windowSeconds, cut, draws));
		}
		const published = files[model].filter(({ session }) => session !== unpublishedSession);
		for (const [kind, cut] of [
			["session", published.flatMap(wholeSession)],
			["bins", published.flatMap(publishedBins)],
			["clock", published.flatMap((session) => clockWindows(session, { windowSeconds: 600, leastCoded }))],
		] as const) {
			for (const outliers of ["with", "without"] as const) {
				const some = outliers === "with" ? cut : cut.filter(({ session }) => !outlierSessions.includes(session));
				for (const position of ["Overall", ...positions] as const) {
					const { nInfants, ...found } = overInfants(some, (own) => correlationOf(own, position), draws);
					correlations.push({
						...{ model, windows: kind, outliers, position, nWindows: some.length, nInfants },
						correlation: found,
					});
				}
			}
		}
		const bins = published.flatMap(publishedBins);
		for (const [k, position] of positions.entries()) {
			const within = overInfants(
				bins,
				(own) => mean(own.map(({ predicted, coded }) => (10 * Math.abs(coded[k]! - predicted[k]!) <= 1 ? 1 : 0))),
				draws,
			);
			stage.value(
				`within.${model}.${position.toLowerCase()}`,
				asValue(within, {
					...{ unit: "%", digits: 2, scale: 100, n: bins.length, nInfants: within.nInfants },
					method: `Bins of 10 minutes of coded labels in which the time in ${position} is right to one minute, ${model} model, as published`,
				}),
			);
		}
	}
	stage.writeJson("windows", rows);
	stage.writeJson("correlations", correlations);
	for (const { model, windowSeconds, nWindows, nInfants, misplacedPercent, errorPoints } of rows) {
		const at = windowSeconds === null ? "session" : `${windowSeconds}s`;
		stage.value(
			`misplaced.${model}.${at}`,
			asValue(misplacedPercent, {
				...{ unit: "%", digits: 1, n: nWindows, nInfants },
				method: `Mean share of the time of a window that stands under another position than people coded, ${model} model; n: windows of ${at === "session" ? "a session" : at}`,
			}),
		);
		if (windowSeconds !== 600) continue;
		for (const position of positions) {
			stage.value(
				`minutes.${model}.${position.toLowerCase()}`,
				asValue(errorPoints[position], {
					...{ unit: "min", digits: 1, scale: 0.1, n: nWindows, nInfants },
					method: `Mean error of the time in ${position} in ten minutes of the clock, ${model} model`,
				}),
			);
		}
	}
	for (const row of correlations) {
		const { model, windows: kind, outliers, position, nWindows, nInfants, correlation: found } = row;
		stage.value(
			`r.${model}.${kind}.${outliers}.${position.toLowerCase()}`,
			asValue(found, {
				...{ unit: "", digits: 2, n: nWindows, nInfants },
				method: `Correlation of shares of time by model and by people, ${position === "Overall" ? "all positions together" : position}, ${outliers} the two outliers; n: windows`,
			}),
		);
	}
	stage.writeJson("numbers", numbers);
}

const isUsed = ({ coded, nap }: CodedSession, at: number) => coded[at]! >= 0 && nap[at] === 0;

function windowOf({ infant, session, predicted, coded }: CodedSession, labels: readonly number[]): Window {
	const shares = (values: Int8Array) =>
		positions.map((_, k) => labels.filter((at) => values[at] === k).length / labels.length);
	return { infant, session, n: labels.length, predicted: shares(predicted), coded: shares(coded) };
}

/** All coded labels outside naps as one window; none where there are none. */
export function wholeSession(session: CodedSession): Window[] {
	const labels = Array.from(session.coded, (_, at) => at).filter((at) => isUsed(session, at));
	return labels.length > 0 ? [windowOf(session, labels)] : [];
}

/** Windows of the clock from the session's first label on, of which enough was coded outside naps; a label stands for 2 s. */
export function clockWindows(
	session: CodedSession,
	{ windowSeconds, leastCoded }: { readonly windowSeconds: number; readonly leastCoded: number },
): Window[] {
	const byWindow = new Map<number, number[]>();
	for (let at = 0; at < session.coded.length; at++) {
		if (!isUsed(session, at)) continue;
		// Seconds are cut, so that labels of 2 s stand 1 to 3 s apart: a window of one label is that label.
		const window = windowSeconds <= 2 ? at : Math.floor(session.timesSeconds[at]! / windowSeconds);
		const own = byWindow.get(window);
		if (own === undefined) byWindow.set(window, [at]);
		else own.push(at);
	}
	return [...byWindow.values()]
		.filter((labels) => 2 * labels.length >= leastCoded * windowSeconds)
		.map((labels) => windowOf(session, labels));
}

/**
 * Bins as published: coded labels outside naps in their order, 300 together whatever lies between them; bins with more than 210
 * are used. Rows are counted from 1, so that the first bin holds 299.
 */
export function publishedBins(session: CodedSession): Window[] {
	const labels = Array.from(session.coded, (_, at) => at).filter((at) => isUsed(session, at));
	const bins = [...Map.groupBy(labels.keys(), (i) => Math.floor((i + 1) / 300)).values()];
	return bins
		.filter((own) => own.length > 210)
		.map((own) =>
			windowOf(
				session,
				own.map((i) => labels[i]!),
			),
		);
}

const misplaced = ({ predicted, coded }: Window) =>
	predicted.reduce((sum, share, k) => sum + Math.abs(share - coded[k]!), 0) / 2;

function windowRow(model: Model, windowSeconds: number | null, cut: readonly Window[], draws: Draws): WindowRow {
	// Sums of an infant's windows are all that a draw needs.
	const sums = [...Map.groupBy(cut, ({ infant }) => infant)].map(([infant, own]) => ({
		infant,
		n: own.length,
		misplaced: own.reduce((sum, window) => sum + misplaced(window), 0),
		errors: positions.map((_, k) =>
			own.reduce((sum, { predicted, coded }) => sum + Math.abs(predicted[k]! - coded[k]!), 0),
		),
	}));
	const percent = (of: (sum: (typeof sums)[number]) => number): Estimate => {
		const { estimate, low, high } = overInfants(
			sums,
			(own) => (100 * own.reduce((total, sum) => total + of(sum), 0)) / own.reduce((total, { n }) => total + n, 0),
			draws,
		);
		return { estimate, low, high };
	};
	return {
		...{ model, windowSeconds, nWindows: cut.length, nInfants: sums.length },
		misplacedPercent: percent((sum) => sum.misplaced),
		errorPoints: Object.fromEntries(
			positions.map((position, k) => [position, percent(({ errors }) => errors[k]!)]),
		) as Record<Position, Estimate>,
	};
}

function correlationOf(cut: readonly Window[], position: Position | "Overall"): number {
	const chosen = position === "Overall" ? positions.map((_, k) => k) : [positions.indexOf(position)];
	const pairs = cut.flatMap(({ predicted, coded }) => chosen.map((k) => [predicted[k]!, coded[k]!] as const));
	return correlation(
		pairs.map(([predicted]) => predicted),
		pairs.map(([, coded]) => coded),
	);
}
