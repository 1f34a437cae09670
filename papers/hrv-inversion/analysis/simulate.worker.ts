import { answerItems } from "@quickening/compute/node";
import { judgeChunk } from "./judge-chunk.ts";

answerItems(judgeChunk);
