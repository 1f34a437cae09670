import { type Comparison, versus } from "../versus.ts";

const peer = (id: string, name: string) => ({ id, name: `pyActigraphy, ${name}`, environment: "pyactigraphy" });
const compare = (measure: string, job: string, name: string, limit?: string): Comparison => ({
	benchmark: `${measure}, 14 days of minute counts`,
	vector: "w4_counts14d_1min",
	job,
	peers: [peer(job, name)],
	target: { warm: 10 },
	...(limit ? { limit } : {}),
});

versus(new URL(".", import.meta.url), [
	compare("Sadeh", "sadeh", "Sadeh()"),
	compare("IS and IV, plain and binarised", "stability", "IS, IV"),
	compare("L5, M10 and RA", "mostAndLeast", "L5, M10, RA"),
	compare("Sleep regularity, with the Roenneberg scores that it needs", "regularity", "SleepRegularityIndex"),
	compare("Cosinor", "cosinor", "Cosinor, period fixed"),
]);
