import type { StageContext } from "@quickening/paper";
import { requiredEvents } from "@quickening/validation";
import { readWomen } from "./women.ts";

/** What Riley's criteria ask of a model of so many parameters and such a c-statistic, beside what there is. */
export interface SampleSizeRow {
	readonly nParameters: number;
	readonly expectedAuc: number;
	readonly eventsPerParameter: number;
	readonly n: number;
	readonly nEvents: number;
	/** The criterion that asks for most. */
	readonly decisive: string;
	readonly had: number;
	readonly hadEvents: number;
}

/** What the number of women allows: events per parameter, and the women a model would need. */
export default async function sampleSize(stage: StageContext): Promise<void> {
	const women = await readWomen(stage);
	const n = women.length;
	const nEvents = women.filter(({ gdm }) => gdm).length;
	const rows = stage.param<readonly number[]>("parameters").flatMap((nParameters) =>
		stage.param<readonly number[]>("expectedAuc").map((auc): SampleSizeRow => {
			const required = requiredEvents({ nParameters, prevalence: nEvents / n, auc });
			const decisive = required.criteria.find((criterion) => criterion.n === required.n);
			return {
				nParameters,
				expectedAuc: auc,
				eventsPerParameter: nEvents / nParameters,
				n: required.n,
				nEvents: required.nEvents,
				decisive: decisive?.id ?? "",
				had: n,
				hadEvents: nEvents,
			};
		}),
	);
	stage.writeJson("sample-size", rows);
	for (const { nParameters, expectedAuc, n: needed, nEvents: neededEvents } of rows) {
		const id = `p${nParameters}.c${Math.round(100 * expectedAuc)}`;
		const method = `Riley's criteria for ${nParameters} parameter${nParameters === 1 ? "" : "s"} and an expected c-statistic of ${expectedAuc}`;
		stage.value(`required.${id}.women`, {
			value: needed,
			unit: "",
			digits: 0,
			n,
			units: "women",
			method: `Women that a model needs: ${method}`,
		});
		stage.value(`required.${id}.events`, {
			value: neededEvents,
			unit: "",
			digits: 0,
			n: nEvents,
			units: "events",
			method: `Women with gestational diabetes that a model needs: ${method}`,
		});
	}
	stage.value("eventsPerParameter.three", {
		value: nEvents / 3,
		unit: "",
		digits: 0,
		n: nEvents,
		units: "events",
		method: "Events for each of three parameters (fat, age, body mass index)",
	});
}
