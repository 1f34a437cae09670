import { scheme } from "vega";
import { colourDifference, LEAST_DIFFERENCE } from "../../spec/colour/colour-difference.ts";
import { pageColours } from "../../spec/colour/dark-partner.ts";
import { overPage } from "../../spec/colour/over-page.ts";
import { type Vision, visions } from "../../spec/colour/simulate-vision.ts";
import type { FigureSpec } from "../../spec/figure-spec.ts";
import { palette } from "../../spec/palette.ts";
import type { FigureFault } from "./fault.ts";
import { fieldsOf, type SpecNode, type UnitView, unitViews } from "./units.ts";

/** Marks that are told apart by their own colour where it is a constant; bands lie in each other and are not compared. */
const compared = new Set(["line", "trail", "rule", "point", "circle", "square", "tick", "bar", "rect"]);

const people: Readonly<Record<Vision, string>> = {
	normal: "to everybody",
	protanopia: "to people with protanopia",
	deuteranopia: "to people with deuteranopia",
	tritanopia: "to people with tritanopia",
	grey: "in grey",
};

const remedy =
	"a shape or strokeDash by the same field, a label beside each (a text mark that has the field in its rows), or a place of its own (x, y, an offset, a panel)";

/**
 * Colours that a reader has to tell apart and cannot: the categories of a colour scale, and marks of one kind in one
 * plot with constant colours. Judged as seen by people with each kind of colour vision and in grey, with their opacity
 * over the page; below the least difference something else than colour must tell them apart.
 */
export function checkColours(spec: FigureSpec): FigureFault[] {
	const units = unitViews(spec);
	const faults = new Map<string, FigureFault>();
	for (const plot of new Set(units.map((unit) => unit.plot))) {
		const inPlot = units.filter((unit) => unit.plot === plot);
		for (const field of new Set(inPlot.flatMap((unit) => categoryField(unit) ?? []))) {
			if (hasSecondChannel(field, inPlot)) continue;
			const alike = likest(categories(field, inPlot, units, spec));
			if (alike !== undefined) add(`field ${field}`, `${alike}; give the categories of "${field}" ${remedy}`);
		}
		const alike = likestConstants(inPlot);
		if (alike !== undefined)
			add(alike, `${alike}; give one of them another dash, shape, width or place, or a label in its colour`);
	}
	return [...faults.values()];

	function add(key: string, message: string): void {
		if (!faults.has(key)) faults.set(key, { check: "colours", message });
	}
}

interface Coloured {
	readonly name: string;
	/** As it is given. */
	readonly colour: string;
	/** As it is seen on the page. */
	readonly seen: string;
}

/** The two that look most alike, in words; undefined when all differ enough to everybody. */
function likest(colours: readonly Coloured[]): string | undefined {
	let worst: { readonly difference: number; readonly words: string } | undefined;
	colours.forEach((a, i) => {
		for (const b of colours.slice(i + 1)) {
			for (const vision of visions) {
				const difference = colourDifference(a.seen, b.seen, vision);
				if (difference >= LEAST_DIFFERENCE || (worst !== undefined && difference >= worst.difference)) continue;
				const words = `${a.name} (${a.colour}) and ${b.name} (${b.colour}) look alike ${people[vision]} (difference ${difference.toFixed(1)}, at least ${LEAST_DIFFERENCE})`;
				worst = { difference, words };
			}
		}
	});
	return worst?.words;
}

const colourChannels = ["color", "stroke", "fill"] as const;

/** The field whose categories a mark's colour shows. */
function categoryField({ encoding }: UnitView): string | undefined {
	for (const channel of colourChannels) {
		const definition = encoding[channel];
		if (typeof definition?.field === "string" && definition.scale !== null && isDiscrete(definition)) {
			return definition.field;
		}
	}
	return undefined;
}

function isDiscrete({ type, bin, aggregate }: SpecNode): boolean {
	if (type === undefined) return bin === undefined && aggregate === undefined;
	return type === "nominal" || type === "ordinal";
}

/** Whether something else than colour shows a field: the same field on another channel, or one that determines it. */
function hasSecondChannel(field: string, inPlot: readonly UnitView[]): boolean {
	return inPlot.some(({ type, encoding, facets, rows }) => {
		const fields = [...facets];
		for (const channel of ["shape", "strokeDash", "xOffset", "yOffset"]) fields.push(...fieldsOf(encoding[channel]));
		for (const channel of ["x", "y"]) {
			const place = encoding[channel];
			if (place !== undefined && (place.type === "nominal" || place.type === "ordinal"))
				fields.push(...fieldsOf(place));
		}
		if (type === "text") fields.push(...fieldsOf(encoding.text));
		return fields.some((one) => one === field || determines(one, field, rows));
	});
}

/** Whether each value of one column goes with one value of another, and there are several. */
function determines(one: string, field: string, rows: UnitView["rows"]): boolean {
	const seen = new Map<unknown, unknown>();
	for (const row of rows ?? []) {
		if (!(one in row) || !(field in row)) return false;
		if (seen.has(row[one]) && seen.get(row[one]) !== row[field]) return false;
		seen.set(row[one], row[field]);
	}
	return new Set(seen.values()).size > 1;
}

/** The categories of a field with their colours, as the strongest mark of the plot shows them. */
function categories(
	field: string,
	inPlot: readonly UnitView[],
	all: readonly UnitView[],
	spec: FigureSpec,
): Coloured[] {
	const mine = inPlot.filter((unit) => categoryField(unit) === field);
	const scales = [...mine, ...all.filter((unit) => categoryField(unit) === field)].map(
		({ encoding }) => colourChannels.map((channel) => encoding[channel]).find((one) => one?.field === field)?.scale,
	) as (SpecNode | null | undefined)[];
	const given = <T>(key: string) =>
		scales.find((scale) => Array.isArray(scale?.[key]))?.[key] as readonly T[] | undefined;
	const values = new Set(mine.flatMap(({ rows }) => (rows ?? []).map((row) => row[field])));
	const domain = given<unknown>("domain") ?? [...values].sort((a, b) => (String(a) < String(b) ? -1 : 1));
	const named = scales.find((scale) => typeof scale?.scheme === "string")?.scheme as string | undefined;
	const range = given<string>("range") ?? colours(named, domain.length) ?? themeColours(spec);
	const opacity = Math.max(...mine.map(({ mark }) => opacityOf(mark)));
	return domain.flatMap((value, i) => {
		const colour = range[i % range.length];
		if (typeof colour !== "string" || !values.has(value)) return [];
		return [{ name: `"${value}"`, colour, seen: overPage(colour, opacity, pageColours.light) }];
	});
}

function colours(name: string | undefined, count: number): readonly string[] | undefined {
	if (name === undefined) return undefined;
	const found = scheme(name) as readonly string[] | ((share: number) => string) | undefined;
	if (typeof found !== "function") return found;
	return Array.from({ length: count }, (_, i) => found(count === 1 ? 0 : i / (count - 1)));
}

function themeColours(spec: FigureSpec): readonly string[] {
	const range = (spec.config?.range as SpecNode | undefined)?.category;
	return Array.isArray(range) ? range : palette.categories;
}

/** Marks of one kind in one plot whose constant colours alone tell them apart. */
function likestConstants(inPlot: readonly UnitView[]): string | undefined {
	const labels = inPlot.filter(({ type }) => type === "text").map((unit) => constantColour(unit)?.toLowerCase());
	const kinds = new Map<string, Coloured[]>();
	for (const unit of inPlot) {
		const colour = constantColour(unit);
		if (colour === undefined || !compared.has(unit.type) || labels.includes(colour.toLowerCase())) continue;
		const { mark, encoding, type } = unit;
		const place = ["x", "y", "x2", "y2"].map((channel) => encoding[channel]?.value ?? null);
		const key = JSON.stringify([
			type,
			mark.strokeDash ?? null,
			mark.shape ?? null,
			widthClass(mark),
			place,
			mark.fillOpacity === 0,
		]);
		const group = kinds.get(key) ?? [];
		kinds.set(key, group);
		if (group.some((one) => one.colour === colour)) continue;
		group.push({ name: `the ${type}s`, colour, seen: overPage(colour, opacityOf(mark), pageColours.light) });
	}
	for (const group of kinds.values()) {
		const alike = likest(group);
		if (alike !== undefined) return alike;
	}
	return undefined;
}

function constantColour({ mark, encoding }: UnitView): string | undefined {
	for (const channel of colourChannels) {
		const definition = encoding[channel];
		if (typeof definition?.field === "string" || definition?.condition !== undefined) return undefined;
		if (typeof definition?.value === "string") return definition.value;
	}
	const colour = mark.stroke ?? mark.fill ?? mark.color;
	return typeof colour === "string" ? colour : undefined;
}

/** Widths tell lines apart when one is about twice the other: 0.5, 1 and 2 pt are classes. */
function widthClass({ strokeWidth }: SpecNode): number {
	return Math.round(Math.log2(typeof strokeWidth === "number" && strokeWidth > 0 ? strokeWidth : 1));
}

function opacityOf({ opacity, fillOpacity }: SpecNode): number {
	const share = (x: unknown) => (typeof x === "number" ? x : 1);
	return share(opacity) * share(fillOpacity);
}
