import { InvalidInputError } from "@quickening/core";
import leven from "leven";

/** The error for a column that a table does not have, with the nearest of its names. */
export function noSuchColumn(
	caller: string,
	name: string,
	{ names, source }: { readonly names: readonly string[]; readonly source: string },
): InvalidInputError {
	const near = nearestColumn(name, names);
	const hint = near === undefined ? "" : `; did you mean "${near}"?`;
	const known = names.map((each) => `"${each}"`).join(", ") || "no column";
	return new InvalidInputError(
		`${caller}: there is no column "${name}" in ${source}${hint} It has ${known}.`.replace(
			/(?<!\?) It has/,
			". It has",
		),
		{
			code: "no-such-column",
			argument: "column",
			received: name,
		},
	);
}

/** The name that was probably meant, letter case aside; undefined when none is near. */
export function nearestColumn(name: string, names: readonly string[]): string | undefined {
	const limit = Math.max(2, Math.floor(name.length / 3));
	return names
		.map((each) => ({ each, distance: leven(name.toLowerCase(), each.toLowerCase(), { maxDistance: limit + 1 }) }))
		.filter(({ distance }) => distance <= limit)
		.sort((a, b) => a.distance - b.distance || (a.each < b.each ? -1 : 1))[0]?.each;
}
