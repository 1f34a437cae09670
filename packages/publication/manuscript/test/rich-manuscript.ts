import { demoManuscript } from "./demo-paper.ts";

/** One of everything that running text can hold, in a section of its own at the end of the demo's manuscript. */
export const richManuscript = `${demoManuscript}
= Everything

A *strong* and an _emphasised_ word, H#sub[#fixed[2]]O, x#super[#fixed[2]], \`code\`, a #link("https://example.org/a?b=#fixed[1]&c")[link],
a note#footnote[With the number #value("count.recordings").], "quotes" & signs < > % \\$ \\# \\_ { } \\~ ^, and Chudáček.
Cited together @figo2015 @lakens2017 @nasem2019 and as #cite(<lakens2017>, form: "prose").

$ bold(x)_i = sum_(k = #fixed[1])^n (a_k + #fixed[1]) / sqrt(b) quad "where" quad abs(y) <= #fixed[3.5] $

+ First.
+ Second, with $hat(beta)^#fixed[2] in RR$.

#quote(block: true)[Words of somebody else.]

=== A third level
Its text.
`;
