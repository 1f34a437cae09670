import { seededRandom } from "@quickening/core";
import type { StageContext } from "@quickening/paper";
import { type AgreementEstimate, agreementOfParticipants, classAgreement, cohenKappa } from "@quickening/validation";
import {
	type CompiledAgreementPositionRow,
	compiledAgreementPosition,
	compiledAgreementSplit,
	imuCompiled,
} from "../../../data/infant-body-position/columns.ts";
import { type CodedSession, codedSessions, isSteady, type Selection, selectLabels } from "./coded-sessions.ts";
import { keepingNumbers } from "./keeping-numbers.ts";
import { asValue, type Estimate, orNull } from "./over-infants.ts";
import {
	type AgeGroup,
	ageGroups,
	type Model,
	models,
	outlierSessions,
	type Position,
	positions,
	unpublishedSession,
} from "./positions.ts";

/** A kind of model, or what says the commonest position of the other infants. */
export type Judged = Model | "commonest";

/** Agreement of one model on some labels. */
export interface AgreementRow {
	readonly model: Judged;
	readonly selection: Selection | AgeGroup | "sameSessions";
	readonly n: number;
	readonly nInfants: number;
	readonly nSessions: number;
	readonly accuracy: Estimate;
	readonly kappa: Estimate;
	/** Mean over infants. */
	readonly meanAccuracy: Estimate;
	readonly meanKappa: Estimate;
	/** Infants in whom kappa can be told. */
	readonly nKappa: number;
}

/** One position against all others, outside naps. */
export interface ClassRow {
	readonly model: Model;
	readonly position: Position;
	/** Labels that people coded so, and infants who have some. */
	readonly n: number;
	readonly nInfants: number;
	readonly sensitivity: Estimate;
	readonly positivePredictiveValue: Estimate;
	readonly specificity: Estimate;
	readonly kappa: Estimate;
}

/** One infant. */
export interface InfantRow {
	readonly model: Model;
	readonly infant: string;
	readonly n: number;
	readonly accuracy: number | null;
	readonly kappa: number | null;
}

/** Share of what people coded as one position that a model called another. */
export interface ConfusionCell {
	readonly model: Model;
	readonly coded: Position;
	readonly predicted: Position;
	readonly count: number;
	readonly percent: number;
	readonly nInfants: number;
}

const toEstimate = ({ estimate, low, high }: AgreementEstimate): Estimate => ({
	estimate: orNull(estimate),
	low: orNull(low),
	high: orNull(high),
});

const words: Readonly<Record<AgreementRow["selection"], string>> = {
	awake: "all coded labels outside naps",
	published: "as published: without the session that the authors' code leaves out",
	withoutOutliers: "as published, without the two sessions named outliers",
	nap: "labels within logged naps",
	withNaps: "all coded labels, naps included",
	steady: "outside naps, no change of position within 6 s",
	sameSessions: "outside naps, sessions that have an individual model",
	younger: "outside naps, infants of 4 to 7 months",
	older: "outside naps, infants of 11 to 14 months",
};

/** Agreement of the models with people in the second video, by infant and by position. */
export default async function agreement(context: StageContext): Promise<void> {
	const { stage, numbers } = keepingNumbers(context);
	const files: Record<Model, CodedSession[]> = {
		group: codedSessions((await stage.readTable("group", compiledAgreementPosition)).objects()),
		individual: codedSessions(
			(await stage.readTable("individual", compiledAgreementSplit)).objects() as CompiledAgreementPositionRow[],
		),
	};
	const ages = new Map(
		(await stage.readTable("days", imuCompiled)).objects().map(({ id, session, age }) => [`${id}/${session}`, age]),
	);
	const youngerMonths = stage.param<number>("youngerMonths");
	const ageOf = (session: string): AgeGroup | undefined => {
		const age = ages.get(session);
		return age === undefined ? undefined : age <= youngerMonths ? "younger" : "older";
	};
	const steadySeconds = stage.param<number>("steadySeconds");
	const used: Readonly<Record<AgreementRow["selection"], (session: CodedSession, at: number) => boolean>> = {
		awake: ({ nap }, at) => nap[at] === 0,
		published: ({ session, nap }, at) => nap[at] === 0 && session !== unpublishedSession,
		withoutOutliers: ({ session, nap }, at) =>
			nap[at] === 0 && session !== unpublishedSession && !outlierSessions.includes(session),
		nap: ({ nap }, at) => nap[at] === 1,
		withNaps: () => true,
		steady: (session, at) => session.nap[at] === 0 && isSteady(session, at, steadySeconds),
		sameSessions: ({ session, nap }, at) =>
			nap[at] === 0 && files.individual.some((other) => other.session === session),
		younger: ({ session, nap }, at) => nap[at] === 0 && ageOf(session) === "younger",
		older: ({ session, nap }, at) => nap[at] === 0 && ageOf(session) === "older",
	};
	const options = {
		nClasses: positions.length,
		repeats: stage.param<number>("bootstrapRepeats"),
	};
	const random = () => seededRandom(`${stage.param<number>("seed")}/agreement`);
	const rows: AgreementRow[] = [];
	const judge = (model: Judged, selection: AgreementRow["selection"]) => {
		const labels = selectLabels(files[model === "individual" ? "individual" : "group"], used[selection]);
		const predicted = model === "commonest" ? commonestOfOthers(labels) : labels.predicted;
		const told = agreementOfParticipants(predicted, labels.coded, {
			...options,
			participantIds: labels.infants,
			random: random(),
		});
		rows.push({
			...{ model, selection, n: told.nRows, nInfants: told.nParticipants },
			nSessions: new Set(labels.sessions).size,
			accuracy: toEstimate(told.pooled.accuracy),
			kappa: toEstimate(told.pooled.kappa),
			meanAccuracy: toEstimate(told.mean.accuracy),
			meanKappa: toEstimate(told.mean.kappa),
			nKappa: told.mean.kappa.nParticipants,
		});
		return told;
	};
	judge("commonest", "awake");
	const classes: ClassRow[] = [];
	const infants: InfantRow[] = [];
	const confusion: ConfusionCell[] = [];
	for (const model of models) {
		const told = judge(model, "awake");
		const single = told.participants.map(({ counts }) => classAgreement(counts));
		const counted = classAgreement(told.counts);
		positions.forEach((position, k) => {
			const own = told.pooled.classes[k]!;
			classes.push({
				...{ model, position, n: counted[k]!.nReference },
				nInfants: single.filter((one) => one[k]!.nReference > 0).length,
				sensitivity: toEstimate(own.sensitivity),
				positivePredictiveValue: toEstimate(own.positivePredictiveValue),
				specificity: toEstimate(own.specificity),
				kappa: toEstimate(own.kappa),
			});
			positions.forEach((predicted, p) => {
				const count = told.counts.values[k * positions.length + p]!;
				const percent = (100 * count) / counted[k]!.nReference;
				confusion.push({ model, coded: position, predicted, count, percent, nInfants: told.nParticipants });
			});
		});
		for (const { id, counts } of told.participants) {
			const n = counts.values.reduce((sum, count) => sum + count, 0);
			const agreed = positions.reduce((sum, _, k) => sum + counts.values[k * positions.length + k]!, 0);
			infants.push({ model, infant: String(id), n, accuracy: orNull(agreed / n), kappa: orNull(cohenKappa(counts)) });
		}
		for (const selection of ["published", "withoutOutliers", "steady", "nap", "withNaps", ...ageGroups] as const) {
			judge(model, selection);
		}
	}
	judge("group", "sameSessions");
	stage.writeJson("agreement", rows);
	stage.writeJson("classes", classes);
	stage.writeJson("infants", infants);
	stage.writeJson("confusion", confusion);
	record(stage, rows, classes, infants);

	const same = selectLabels(files.group, used.sameSessions);
	const other = selectLabels(files.individual, used.awake);
	const { difference } = agreementOfParticipants(other.predicted, other.coded, {
		...options,
		participantIds: other.infants,
		second: same.predicted,
		random: random(),
	});
	const nInfants = new Set(other.infants).size;
	for (const [id, of] of [
		["difference.kappa", difference!.pooled.kappa],
		["difference.accuracy", difference!.pooled.accuracy],
	] as const) {
		stage.value(
			id,
			asValue(toEstimate(of), {
				...(id === "difference.kappa" ? { unit: "", digits: 2 } : { unit: "percentage points", digits: 1, scale: 100 }),
				...{ n: other.coded.length, nInfants },
				method: "Individual minus group models, on the same labels of the same sessions, outside naps",
			}),
		);
	}
	const everyLabel = files.group.reduce((sum, { coded }) => sum + coded.length, 0);
	const count = (id: string, value: number, method: string) =>
		stage.value(`count.${id}`, { value, unit: "", digits: 0, n: everyLabel, method });
	const coded = selectLabels(files.group, () => true);
	count("labels", everyLabel, "Labels of 2 s by the group model in the second video");
	count("coded", coded.coded.length, "Of these, with a position coded by people");
	count("napCoded", selectLabels(files.group, used.nap).coded.length, "Of these, within a logged nap");
	count(
		"sessions",
		new Set(selectLabels(files.group, used.published).sessions).size,
		"Sessions with a coded label outside naps, without the one that the authors' code leaves out",
	);
	count(
		"sessionsIndividual",
		new Set(other.sessions).size,
		"Sessions with an individual model and a coded label outside naps",
	);
	stage.writeJson("numbers", numbers);
}

/** For each label the position that was coded most often in the other infants. */
function commonestOfOthers({ coded, infants }: { readonly coded: number[]; readonly infants: string[] }): number[] {
	const total = new Float64Array(positions.length);
	const own = new Map<string, Float64Array>();
	coded.forEach((code, i) => {
		total[code]!++;
		const counts = own.get(infants[i]!) ?? new Float64Array(positions.length);
		counts[code]!++;
		own.set(infants[i]!, counts);
	});
	const commonest = new Map(
		Array.from(own, ([infant, counts]) => {
			const others = total.map((all, k) => all - counts[k]!);
			return [infant, others.indexOf(Math.max(...others))] as const;
		}),
	);
	return infants.map((infant) => commonest.get(infant)!);
}

function record(
	stage: StageContext,
	rows: readonly AgreementRow[],
	classes: readonly ClassRow[],
	infants: readonly InfantRow[],
): void {
	for (const row of rows) {
		const { model, selection, n, nInfants } = row;
		const how = `${model} model against people, ${words[selection]}`;
		const put = (id: string, estimate: Estimate, percent: boolean, what: string) => {
			if (estimate.estimate === null) return;
			const shape = percent ? { unit: "%", digits: 1, scale: 100 } : { unit: "", digits: 2 };
			stage.value(
				`${id}.${model}.${selection}`,
				asValue(estimate, { ...shape, n, nInfants, method: `${what}, ${how}` }),
			);
		};
		put("accuracy", row.accuracy, true, "Share of labels of 2 s with the same position");
		put("kappa", row.kappa, false, "Cohen's kappa of five positions");
		put("meanAccuracy", row.meanAccuracy, true, "Mean over infants of the share of labels with the same position");
		put("meanKappa", row.meanKappa, false, `Mean over ${row.nKappa} infants of Cohen's kappa of five positions`);
	}
	for (const { model, position, n, nInfants, ...measures } of classes) {
		for (const [name, estimate] of Object.entries(measures) as [keyof typeof measures, Estimate][]) {
			const shape = name === "kappa" ? { unit: "", digits: 2 } : { unit: "%", digits: 0, scale: 100 };
			stage.value(
				`class.${model}.${position.toLowerCase()}.${name}`,
				asValue(estimate, { ...shape, n, nInfants, method: `${name} for ${position}, ${model} model, outside naps` }),
			);
		}
	}
	for (const model of models) {
		const own = infants.filter((row) => row.model === model && row.kappa !== null);
		const kappas = own.map(({ kappa }) => kappa!).sort((a, b) => a - b);
		for (const [id, value] of [
			["lowest", kappas[0]!],
			["highest", kappas.at(-1)!],
		] as const) {
			stage.value(`infant.${model}.${id}`, {
				...{ value, unit: "", digits: 2, n: kappas.length },
				method: `${id} Cohen's kappa of an infant, ${model} model, outside naps`,
			});
		}
		const above = kappas.filter((kappa) => kappa > 0.6).length;
		stage.value(`infant.${model}.above`, {
			...{ value: above, unit: "", digits: 0, n: kappas.length },
			method: `Infants with a Cohen's kappa above 0.6, ${model} model, outside naps`,
		});
	}
}
