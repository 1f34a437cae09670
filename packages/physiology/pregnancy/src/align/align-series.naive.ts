import type { AlignedPregnancies, DayValues } from "./align-series.ts";

/** Plain twin of the means of `alignByGestation` and `alignByTimeToBirth`: one week, looked up row by row. */
export function naiveWeek(
	axis: "gestation" | "birth",
	{ personIndex, gestationStartDay, endDay }: AlignedPregnancies,
	{ pregnancyIndex, day, value }: DayValues,
	week: number,
): { mean: number; nPeople: number; nValues: number } {
	const byPerson = new Map<number, Map<number, number[]>>();
	let nValues = 0;
	for (let i = 0; i < value.length; i++) {
		const pregnancy = pregnancyIndex[i]!;
		const [start, end] = [gestationStartDay[pregnancy]!, endDay[pregnancy]!];
		const own = axis === "gestation" ? Math.floor((day[i]! - start) / 7) : Math.ceil((end - day[i]!) / 7);
		if (own !== week || Number.isNaN(value[i]!)) continue;
		if (axis === "gestation" ? day[i]! >= end : day[i]! < start) continue;
		nValues++;
		const person = byPerson.get(personIndex[pregnancy]!) ?? new Map<number, number[]>();
		byPerson.set(personIndex[pregnancy]!, person.set(pregnancy, [...(person.get(pregnancy) ?? []), value[i]!]));
	}
	const average = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
	const means = [...byPerson.values()].map((person) => average([...person.values()].map(average)));
	return { mean: average(means), nPeople: means.length, nValues };
}
