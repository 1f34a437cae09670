import { type GroupLabels, groupingOf, rowsByGroup } from "../mixed/grouping.ts";
import { type BootstrapInterval, type BootstrapOptions, bootstrapInterval } from "./bootstrap-interval.ts";

/**
 * Bootstrap interval over groups, such as participants: each resample draws whole groups, with all their rows, so that the
 * interval is one over people.
 *
 * @param groups - Group of each row, n numbers or texts.
 * @param statistic - Given the row numbers of a resample and the group of each of these rows (0 .. nGroups - 1), returns the
 *   statistic. A group drawn twice is two groups, so that a model with an effect for each person stays right.
 * @param options - As of `bootstrapInterval`: repeats (2000), method ("bca"), level (95) and randomness.
 * @returns Estimate, interval and standard error.
 * @throws InvalidInputError when a group is missing, or as `bootstrapInterval`.
 *
 * Source: Davison AC, Hinkley DV. Bootstrap methods and their application. 1997, doi:10.1017/CBO9780511802843, section 3.8.
 * @example
 * groupBootstrapInterval(["a", "a", "b"], (rows) => mean(take([1, 2, 6], rows)), { method: "percentile" });
 */
export function groupBootstrapInterval(
	groups: GroupLabels,
	statistic: (rows: Int32Array, groups: Int32Array) => number,
	options: BootstrapOptions = {},
): BootstrapInterval {
	const grouping = groupingOf("groupBootstrapInterval", "groups", groups, groups.length);
	const { rows, starts } = rowsByGroup(grouping);
	return bootstrapInterval(
		grouping.labels.length,
		(units) => {
			let n = 0;
			for (let u = 0; u < units.length; u++) n += starts[units[u] + 1] - starts[units[u]];
			const drawn = new Int32Array(n);
			const numbers = new Int32Array(n);
			let at = 0;
			for (let u = 0; u < units.length; u++) {
				const part = rows.subarray(starts[units[u]], starts[units[u] + 1]);
				drawn.set(part, at);
				numbers.fill(u, at, at + part.length);
				at += part.length;
			}
			return statistic(drawn, numbers);
		},
		options,
	);
}
