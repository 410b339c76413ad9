import 'reflect-metadata';
import {NestFactory} from '@nestjs/core';
import {AppModule} from './app.module';

async function bootstrap(): Promise<void> {
  // Nest's body parser reads every body. With `rawBody` it keeps the bytes, which the webhook's signature is over.
  const app = await NestFactory.create(AppModule, {rawBody: true});
  await app.listen(process.env.PORT ?? 3000);
  console.log('Ready');
}
void bootstrap();
