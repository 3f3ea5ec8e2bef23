/** Starts the window: what is known before the first paint is applied, then the application is mounted. */
import '$lib/styles/tokens.css';
import '$lib/styles/base.css';

import { mount } from 'svelte';

import { adoptInitial } from './initial';
import App from './App.svelte';
import { restoreRoute } from './session';

adoptInitial();
restoreRoute();

const target = document.getElementById('app');
if (!target) throw new Error('index.html has an element with the id app');

export default mount(App, { target });
