import { sampleEngine } from '../sample-reports.ts';
import { keepsTheEngineContract } from './search-engine.ts';

keepsTheEngineContract('the reference engine', sampleEngine);
