import { curveCollector, type Scenario, scenarios, syntheticPregnancy } from "@quickening/cohort/synthetic";
import type { StageContext } from "@quickening/paper";
import { readDesign } from "./design.ts";
import type { ScenarioRow } from "./rows.ts";

const shown = [
	["Resting heart rate", "watch"],
	["RMSSD, change", "asleep"],
	["Steps", "watch"],
	["Skin temperature, change", "asleep"],
	["Breaths a minute", "asleep"],
	["Systolic pressure", "office"],
] as const;

/** Makes a smaller cohort of each named scenario, and keeps the curves on which its sources disagree. */
export default function compareScenarios(stage: StageContext): void {
	const n = stage.param<number>("pregnanciesPerScenario");
	const names = Object.keys(scenarios) as (keyof typeof scenarios)[];
	const rows: ScenarioRow[] = names.flatMap((name, k) => {
		const scenario: Scenario = scenarios[name];
		const design = { ...readDesign(stage, scenario), daysAfter: 84 };
		const curves = curveCollector();
		for (let index = 0; index < n; index++) curves.add(syntheticPregnancy(design, index));
		stage.progress((k + 1) / names.length, name);
		return curves
			.rows()
			.filter((row) => shown.some(([quantity, context]) => row.quantity === quantity && row.context === context))
			.map((row) => ({ scenario: name, ...row }));
	});
	stage.writeJson("scenarios", rows);
	const at = (scenario: string, quantity: string, week: number) => {
		const row = rows.find(
			(each) => each.scenario === scenario && each.quantity === quantity && each.week === week && !each.isAfterBirth,
		);
		if (!row) throw new Error(`compareScenarios: no ${quantity} of ${scenario} in week ${week}`);
		return row;
	};
	for (const name of names) {
		const rise = at(name, "RMSSD, change", 39).mean - at(name, "RMSSD, change", 33).mean;
		stage.value(`scenario.rmssdRise.${name}`, {
			value: rise,
			unit: "ms",
			digits: 1,
			n: at(name, "RMSSD, change", 39).n,
			units: "synthetic women",
			method: "Mean RMSSD in week 39 less week 33, women not yet delivered",
		});
	}
}
