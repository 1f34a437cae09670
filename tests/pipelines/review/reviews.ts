import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import type { Review } from "@quickening/review";
import { expect } from "vitest";
import { builtFixture, type Fixture, type Outcome, preparedFixture } from "../reproduce/fixture.ts";
import { edit, forgeLock } from "../reproduce/tamper.ts";

type Report = Review & {
	readonly report: { readonly page: string; readonly certificate?: string; readonly kept?: string };
};

/** What a review of a commit said and wrote. */
export interface Reviewed extends Outcome {
	readonly report: Report;
	/** The page; empty when none was written. */
	readonly page: string;
	/** Folder of what it wrote, below the repository. */
	readonly to: string;
	/** Where the review made its folders, and what it left there. */
	readonly temporary: string;
	readonly left: readonly string[];
}

/** The folder in which reviews of a fixture make theirs. */
export function temporaryOf(fixture: Fixture): string {
	const folder = `${fixture.root}.tmp`;
	mkdirSync(folder, { recursive: true });
	return folder;
}

export function removeAll(fixture: Fixture | undefined): void {
	if (fixture === undefined) return;
	rmSync(temporaryOf(fixture), { recursive: true, force: true });
	fixture.remove();
}

/** Commits what `change` does on a branch of its own, and comes back. */
export function branch(fixture: Fixture, name: string, change: () => void): void {
	fixture.git("checkout", "-q", "-b", name);
	change();
	fixture.commit(name);
	fixture.git("checkout", "-q", "main");
}

/** Reviews a paper as it is at a commit. */
export function review(fixture: Fixture, at: string, paper = "plain", ...options: string[]): Reviewed {
	const to = `.quickening/reports/${at}-${paper}`;
	const temporary = temporaryOf(fixture);
	fixture.environment = { TMPDIR: temporary };
	const outcome = fixture.run("review", paper, "--at", at, "--to", to, "--json", ...options);
	expect(outcome.stdout, outcome.text).not.toBe("");
	const report = JSON.parse(outcome.stdout) as Report;
	const page = existsSync(fixture.path(to, "index.html")) ? fixture.read(`${to}/index.html`) : "";
	return { ...outcome, report, page, to, temporary, left: readdirSync(temporary) };
}

export const named = ({ findings }: Review) => findings.map(({ kind, where }) => `${kind} ${where}`);
export const finding = ({ findings }: Review, end: string) => findings.find(({ where }) => where.endsWith(end))!;

/** A repository in which commits of plain have been reviewed, and what was said of each. */
export interface ReviewedFixture {
	readonly fixture: Fixture;
	/** As it was committed, with an edit that is not. */
	readonly honest: Reviewed;
	/** Results that were changed by hand. */
	readonly forged: Reviewed;
	/** A result that is typed into the text. */
	readonly typed: Reviewed;
}

const said = ".quickening/reports/said.json";

/**
 * Three reviews, made once for all tests that look at them; one where all agrees, where most differs, and where none could be
 * had.
 */
export async function reviewedFixture(): Promise<ReviewedFixture> {
	const fixture = await preparedFixture("reviewed", {
		from: ["tests/pipelines/review/reviews.ts", "tests/pipelines/reproduce/tamper.ts"],
		make: async () => {
			const fixture = await builtFixture();
			fixture.write("papers/plain/params.yaml", "pauseMs: 11\n");
			const checker = "Josiah Carberry <0000-0002-1825-0097>";
			const honest = review(fixture, "main", "plain", "--checker", checker, "--date", "2025-02-03");
			fixture.git("checkout", "-q", "--", "papers/plain/params.yaml");
			branch(fixture, "forged", () => forge(fixture));
			branch(fixture, "typed", () => {
				edit(fixture, "papers/plain/manuscript.typ", "Digits have", "About 3.9 digits have");
			});
			const reviews = { honest, forged: review(fixture, "forged"), typed: review(fixture, "typed") };
			fixture.write(said, JSON.stringify(reviews));
			return fixture;
		},
	});
	return { fixture, ...(JSON.parse(fixture.read(said)) as Omit<ReviewedFixture, "fixture">) };
}

/** A value (beyond its tolerance, dvc.lock with it), a drawing, its rows, a table's cell, and a file that no stage makes. */
function forge(fixture: Fixture): void {
	const results = "papers/plain/results";
	const tolerance = 'value: "mean.all",\n\t\t\ttolerance: { absolute: 0.01, reason: "test" },';
	edit(fixture, "papers/plain/paper.ts", 'value: "mean.all",', tolerance);
	for (const path of [`${results}/values/mean.json`, `${results}/values.json`]) {
		forgeLock(fixture, edit(fixture, path, /"value":0\.\d+/, '"value":0.9'));
	}
	edit(fixture, `${results}/figures/digits.svg`, /<path([^>]*) d="M0,([\d.]+)L/, '<path$1 d="M0,20L');
	edit(fixture, `${results}/figures/digits.csv`, /\n3,[^\n]+/, "\n3,42");
	edit(fixture, `${results}/tables/digits.json`, /"value": "0\.\d\d"/, '"value": "7.77"');
	fixture.write(`${results}/figures/extra.csv`, "a\n1\n");
}
