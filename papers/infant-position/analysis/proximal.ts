import type { StageContext } from "@quickening/paper";
import { mean, median, standardDeviation } from "@quickening/stats";
import { groupSplitMetrics, groupSplitMetricsClass } from "../../../data/infant-body-position/columns.ts";
import { keepingNumbers } from "./keeping-numbers.ts";
import { asValue, type Draws, type Estimate, overInfants } from "./over-infants.ts";
import { type Model, models, type Position, positions } from "./positions.ts";

/** Agreement in one session's first video. */
export interface ProximalSession {
	readonly model: Model;
	readonly infant: string;
	readonly accuracy: number;
	/** As the file has it: near the mean of five kappas of one position against the rest. */
	readonly fileKappa: number;
	/** Cohen's kappa of five positions, from shares in the table by class. */
	readonly fiveKappa: number;
	/** Mean of the kappas of the table by class. */
	readonly meanOfKappas: number;
	/** Accuracy as the table by class adds up to. */
	readonly classAccuracy: number;
}

/** One measure over sessions. */
export interface ProximalRow {
	readonly model: Model;
	readonly measure: "accuracy" | "fileKappa" | "fiveKappa";
	readonly nSessions: number;
	readonly nInfants: number;
	readonly median: number;
	readonly mean: Estimate;
	readonly sd: number;
}

/** One position over sessions, as the second published table has it. */
export interface ProximalClassRow {
	readonly model: Model;
	readonly position: Position;
	readonly measure: "Kappa" | "Sensitivity" | "Pos Pred Value";
	readonly nSessions: number;
	readonly median: number;
	readonly mean: number;
	readonly sd: number;
}

const modelOf = { group: "group", split: "individual" } as const;

/** The infant of an id: 10204 is infant 102; 99xx is infant xx. */
export const infantOf = (id: number): string => String(id >= 9900 && id < 10000 ? id - 9900 : Math.floor(id / 100));

/** Agreement in the first video: what was published, and what one table says of the other. */
export default async function proximal(context: StageContext): Promise<void> {
	const { stage, numbers } = keepingNumbers(context);
	const overall = (await stage.readTable("metrics", groupSplitMetrics)).objects();
	const byClass = (await stage.readTable("classMetrics", groupSplitMetricsClass)).objects();
	const draws: Draws = {
		repeats: stage.param<number>("bootstrapRepeats"),
		seed: `${stage.param<number>("seed")}/proximal`,
	};
	const sessions = overall.map((row): ProximalSession => {
		const classes = byClass.filter(({ id, model }) => id === row.ids && model === row.model);
		const agreed = classes.reduce((sum, one) => sum + one["Detection Rate"], 0);
		const chance = classes.reduce((sum, one) => sum + one.Prevalence * one["Detection Prevalence"], 0);
		return {
			model: modelOf[row.model],
			infant: infantOf(row.ids),
			accuracy: row["Overall Accuracy"],
			fileKappa: row.Kappa,
			fiveKappa: (agreed - chance) / (1 - chance),
			meanOfKappas: mean(classes.map(({ Kappa }) => Kappa)),
			classAccuracy: agreed,
		};
	});
	const rows: ProximalRow[] = [];
	for (const model of models) {
		const own = sessions.filter((session) => session.model === model);
		for (const measure of ["accuracy", "fileKappa", "fiveKappa"] as const) {
			const values = own.map((session) => session[measure]);
			const { nInfants, ...estimate } = overInfants(own, (some) => mean(some.map((one) => one[measure])), draws);
			rows.push({
				...{ model, measure, nSessions: own.length, nInfants },
				...{ median: median(values), mean: estimate, sd: standardDeviation(values) },
			});
			const what = `${words[measure]} over sessions of the first video, ${model} models`;
			const shape = { unit: "", digits: 3, n: own.length, nInfants };
			stage.value(`proximal.${model}.${measure}.mean`, asValue(estimate, { ...shape, method: `Mean ${what}` }));
			stage.value(`proximal.${model}.${measure}.median`, {
				...{ value: median(values), unit: "", digits: 3, n: own.length },
				method: `Median ${what}`,
			});
		}
		stage.value(`proximal.${model}.lowest`, {
			...{ value: Math.min(...own.map(({ accuracy }) => accuracy)), unit: "", digits: 2, n: own.length },
			method: `Lowest accuracy of a session of the first video, ${model} models`,
		});
	}
	const classRows = models.flatMap((model) =>
		positions.flatMap((position) =>
			(["Kappa", "Sensitivity", "Pos Pred Value"] as const).map((measure): ProximalClassRow => {
				const values = byClass
					.filter((row) => modelOf[row.model] === model && row.Class === position)
					.map((row) => row[measure])
					.filter((value) => !Number.isNaN(value));
				return {
					...{ model, position, measure, nSessions: values.length },
					...{ median: median(values), mean: mean(values), sd: standardDeviation(values) },
				};
			}),
		),
	);
	for (const { model, position, measure, nSessions, mean: value } of classRows) {
		const id = { Kappa: "kappa", Sensitivity: "sensitivity", "Pos Pred Value": "positivePredictiveValue" }[measure];
		stage.value(`proximalClass.${model}.${position.toLowerCase()}.${id}`, {
			...{ value, unit: "", digits: 3, n: nSessions },
			method: `Mean ${measure} for ${position} over sessions of the first video, ${model} models`,
		});
	}
	const largest = (of: (session: ProximalSession) => number) => Math.max(...sessions.map((one) => Math.abs(of(one))));
	const put = (id: string, value: number, method: string) =>
		stage.value(id, { value, unit: "", digits: 3, n: sessions.length, method });
	put(
		"check.accuracy",
		largest(({ accuracy, classAccuracy }) => accuracy - classAccuracy),
		"Largest difference of accuracy between the two tables of the first video; n: rows",
	);
	put(
		"check.meanOfKappas",
		largest(({ fileKappa, meanOfKappas }) => fileKappa - meanOfKappas),
		"Largest difference of the file's kappa and the mean of five kappas of one position against the rest; n: rows",
	);
	put(
		"check.fiveKappa",
		largest(({ fileKappa, fiveKappa }) => fileKappa - fiveKappa),
		"Largest difference of the file's kappa and Cohen's kappa of five positions; n: rows",
	);
	stage.writeJson("rows", rows);
	stage.writeJson("numbers", numbers);
}

const words: Readonly<Record<ProximalRow["measure"], string>> = {
	accuracy: "accuracy",
	fileKappa: "kappa as the file has it (a mean of five kappas of one position against the rest)",
	fiveKappa: "Cohen's kappa of five positions, from the shares in the table by class",
};
